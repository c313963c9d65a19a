import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  create,
  createFileRegistry,
  type DescField,
  type DescMessage,
  fromBinary,
  type Message,
  toBinary,
  toJsonString,
} from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { isPersonal } from '#lib/bus';
import { events } from '#lib/contracts';
import { projectFolder } from '#lib/platform';

/** Every event with every field set, always the same: what the bytes of a release are made of. */
function filled(schema: DescMessage): Message {
  const value = (field: DescField): unknown => {
    if (field.fieldKind === 'list')
      return field.listKind === 'message'
        ? [filled(field.message)]
        : field.listKind === 'scalar' && field.scalar === 5
          ? [1, 2]
          : [`${field.name} 1`, `${field.name} 2`];
    if (field.fieldKind === 'message')
      return field.message.typeName === 'google.protobuf.Timestamp'
        ? create(field.message, { seconds: 1_790_000_000n, nanos: 5_000_000 } as never)
        : filled(field.message);
    if (field.fieldKind !== 'scalar') throw new Error(`${field} is of a kind no event has`);
    const scalars: Record<number, unknown> = { 1: 0.25, 8: true, 9: field.name, 3: 7n, 5: 7 };
    return scalars[field.scalar];
  };
  return create(schema, Object.fromEntries(schema.fields.map((field) => [field.localName, value(field)])) as never);
}

const bytes = (schema: DescMessage): string => Buffer.from(toBinary(schema, filled(schema))).toString('base64');
const file = join(projectFolder, 'proto/released-bytes.json');
// npm run proto:release asks for the file to be written anew
if (process.env['RELEASE_BYTES'])
  writeFileSync(
    file,
    `${JSON.stringify(Object.fromEntries(events.map((schema) => [schema.typeName, bytes(schema)])), null, 1)}\n`,
  );
const released = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

describe('the bytes of every event as first released', () => {
  it.each(Object.keys(released))('%s is still read as it was meant', (typeName) => {
    const schema = events.find((known) => known.typeName === typeName);
    expect(schema).toBeDefined();
    const event = fromBinary(schema as DescMessage, Buffer.from(released[typeName] ?? '', 'base64'));
    const old = createFileRegistry(
      fromBinary(FileDescriptorSetSchema, readFileSync(join(projectFolder, 'proto/released.binpb'))),
    ).getMessage(typeName) as DescMessage;
    for (const field of old.fields) {
      const meant = JSON.stringify((filled(old) as Record<string, unknown>)[field.localName], (_, inner) =>
        typeof inner === 'bigint' ? String(inner) : inner,
      );
      expect(
        JSON.stringify((event as Record<string, unknown>)[field.localName], (_, inner) =>
          typeof inner === 'bigint' ? String(inner) : inner,
        ),
      ).toBe(meant);
    }
    expect(toJsonString(schema as DescMessage, event).length).toBeGreaterThan(10);
  });

  it('exist for every event', () => {
    expect(Object.keys(released).sort()).toEqual(events.map(({ typeName }) => typeName).sort());
  });

  it('say what caused them and which message they rest on', () => {
    for (const schema of events)
      expect([schema.typeName, schema.fields[0]?.number, schema.fields[1]?.name]).toEqual([
        schema.typeName,
        1,
        'caused_by',
      ]);
    expect(events.filter(isPersonal).length).toBeGreaterThan(8);
  });
});
