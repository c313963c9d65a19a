import type { Judges } from './judges.js';
import type { Model } from './model.js';
import { Neighbours } from './neighbours.js';
import type { Linear } from './svm.js';
import { Vectoriser } from './vectors.js';
import type { Block } from './vocabulary.js';

/** Marks the file and its layout; another layout is refused, not guessed at. */
const MARK = 'sufflor-triage-2';
const KINDS = { f32: Float32Array, i32: Int32Array, i16: Int16Array, u8: Uint8Array } as const;
type Values = InstanceType<(typeof KINDS)[keyof typeof KINDS]>;
type Place = { array: keyof typeof KINDS; at: number; length: number };

const kindOf = (values: Values): keyof typeof KINDS =>
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((kind) => values instanceof KINDS[kind])!;

/** One line of JSON in which every array is a place, then the arrays, each at a multiple of 8 bytes. */
export function saveModel(model: Model): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const small = JSON.stringify(model, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const values = value as Values;
    const place: Place = { array: kindOf(values), at, length: values.length };
    const rest = (8 - (values.byteLength % 8)) % 8;
    parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength), Buffer.alloc(rest));
    at += values.byteLength + rest;
    return place;
  });
  const line = `${MARK} ${small}`;
  const padding = 7 - (Buffer.byteLength(line) % 8);
  return Buffer.concat([Buffer.from(`${line}${' '.repeat(padding)}\n`), ...parts]);
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'array' in value && 'at' in value && 'length' in value;

/** A model as it was written: plain fields where classes live in memory. */
type Written = Omit<Model, 'learners' | 'judges'> & {
  learners: {
    vectoriser: WrittenVectoriser;
    svm: Linear;
    bayes: Linear;
    neighbours: Parameters<typeof Neighbours.restore>[0];
  };
  judges?: Omit<Judges, 'vectoriser'> & { vectoriser: WrittenVectoriser };
};
type WrittenVectoriser = { blocks: Block[]; documents: number; marksWeight: number };

/** Throws an Error that says so when the bytes are no model, a model of another layout, or cut short. */
export function loadModel(buffer: Buffer): Model {
  const end = buffer.indexOf(10);
  if (end < 0 || buffer.toString('latin1', 0, MARK.length) !== MARK)
    throw new Error(`This is not a stored triage model of layout ${MARK}: train it anew.`);
  const bytes = new Uint8Array(buffer).buffer;
  const written = JSON.parse(buffer.toString('utf8', MARK.length, end), (_, value: unknown) => {
    if (!isPlace(value)) return value;
    const kind = KINDS[value.array];
    const from = end + 1 + value.at;
    if (!kind || from + value.length * kind.BYTES_PER_ELEMENT > bytes.byteLength)
      throw new Error('The stored triage model is cut short or damaged: train it anew.');
    return new kind(bytes, from, value.length);
  }) as Written;
  const restore = (v: WrittenVectoriser): Vectoriser => new Vectoriser(v.blocks, v.documents, v.marksWeight);
  const { learners, judges, ...rest } = written;
  return {
    ...rest,
    learners: {
      ...learners,
      vectoriser: restore(learners.vectoriser),
      neighbours: Neighbours.restore(learners.neighbours),
    },
    ...(judges && { judges: { ...judges, vectoriser: restore(judges.vectoriser) } }),
  };
}
