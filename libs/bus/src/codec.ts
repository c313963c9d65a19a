import {
  clone,
  type DescField,
  type DescMessage,
  fromBinary,
  getOption,
  hasOption,
  type Message,
  ScalarType,
  toBinary,
} from '@bufbuild/protobuf';
import { personal } from '#lib/contracts';
import { decryptText, encryptText, isEncrypted } from '#lib/keys';

/** Finds the data key of a contact: null when destroyed, undefined when there never was one. */
export type FindKey = (contactId: string) => Promise<Buffer | null | undefined>;

type Change = (text: string, path: string) => string;
const hasPersonal = new Map<DescMessage, boolean>();

/** Whether an event has a field marked personal, itself or in its parts. */
export function isPersonal(schema: DescMessage): boolean {
  const known = hasPersonal.get(schema);
  if (known !== undefined) return known;
  hasPersonal.set(schema, false);
  const answer = schema.fields
    .map((field) => markedText(field) || (partOf(field) !== undefined && isPersonal(partOf(field) as DescMessage)))
    .includes(true);
  hasPersonal.set(schema, answer);
  return answer;
}

const marked = (field: DescField): boolean => hasOption(field, personal) && getOption(field, personal);

/** Marked, and of a kind that can be encrypted. Throws on one that would silently stay in clear. */
function markedText(field: DescField): boolean {
  if (!marked(field)) return false;
  const scalar =
    field.fieldKind === 'scalar' || (field.fieldKind === 'list' && field.listKind === 'scalar')
      ? field.scalar
      : undefined;
  if (scalar === ScalarType.STRING && field.oneof === undefined) return true;
  throw new Error(`${field} is marked personal but only string and repeated string outside a oneof can be encrypted`);
}

const partOf = (field: DescField): DescMessage | undefined =>
  field.fieldKind === 'message' || (field.fieldKind === 'list' && field.listKind === 'message')
    ? field.message
    : undefined;

/** Applies `change` to every personal text of a message, in place. */
function eachPersonal(schema: DescMessage, message: Record<string, unknown>, change: Change, path: string): void {
  for (const field of schema.fields) {
    const value = message[field.localName];
    const here = `${path}.${field.name}`;
    const part = partOf(field);
    if (marked(field)) {
      if (typeof value === 'string') message[field.localName] = value === '' ? '' : change(value, here);
      else if (Array.isArray(value))
        message[field.localName] = value.map((text: string, index) =>
          text === '' ? '' : change(text, `${here}[${index}]`),
        );
    } else if (part && Array.isArray(value)) {
      for (const [index, item] of value.entries()) eachPersonal(part, item, change, `${here}[${index}]`);
    } else if (part && value) {
      eachPersonal(part, value as Record<string, unknown>, change, here);
    }
  }
}

/** Protobuf bytes of an event; personal texts are encrypted under the contact's key, bound to their field and contact. */
export async function encodeEvent(
  schema: DescMessage,
  message: Message,
  key: string,
  findKey: FindKey,
): Promise<Buffer> {
  if (!isPersonal(schema)) return Buffer.from(toBinary(schema, message));
  const dataKey = await findKey(key);
  if (dataKey === undefined) throw new Error(`contact ${key} has no key: ${schema.typeName} cannot be published`);
  const copy = clone(schema, message);
  const hide: Change = dataKey ? (text, path) => encryptText(dataKey, text, `${path}|${key}`) : () => '';
  eachPersonal(schema, copy as unknown as Record<string, unknown>, hide, schema.typeName);
  return Buffer.from(toBinary(schema, copy));
}

/** The event again. Texts whose key was destroyed come back empty, and `disposed` says so. Throws on bytes that are not the event. */
export async function decodeEvent(
  schema: DescMessage,
  bytes: Uint8Array,
  key: string,
  findKey: FindKey,
): Promise<{ event: Message; disposed: boolean }> {
  const event = fromBinary(schema, bytes);
  if (schema.fields[0] && (event as unknown as Record<string, unknown>)[schema.fields[0].localName] !== key) {
    throw new Error(`${schema.typeName}: key ${key} is not the key inside the event`);
  }
  if (!isPersonal(schema)) return { event, disposed: false };
  const dataKey = await findKey(key);
  if (dataKey === undefined)
    throw new Error(`contact ${key} has no key, not even a destroyed one: the keys are older than the event`);
  const show: Change = (text, path) => {
    if (!isEncrypted(text)) throw new Error(`${path} is not encrypted`);
    return dataKey ? decryptText(dataKey, text, `${path}|${key}`) : '';
  };
  eachPersonal(schema, event as unknown as Record<string, unknown>, show, schema.typeName);
  return { event, disposed: dataKey === null };
}

/** The event for a log line: personal texts are left out. */
export function redacted(schema: DescMessage, message: Message): Message {
  const copy = clone(schema, message);
  eachPersonal(schema, copy as unknown as Record<string, unknown>, () => '▒', schema.typeName);
  return copy;
}
