import type { Model } from './model.js';
import { Neighbours } from './neighbours.js';
import type { Linear } from './svm.js';
import { Vectoriser } from './vectors.js';

/** Marks the file and its layout; another layout is refused, not guessed at. */
const MARK = 'sufflor-triage-1';
const KINDS = { f32: Float32Array, i32: Int32Array, i16: Int16Array, u8: Uint8Array } as const;
type Kind = keyof typeof KINDS;
type Values = Float32Array | Int32Array | Int16Array | Uint8Array;

function kindOf(values: Values): Kind {
  if (values instanceof Float32Array) return 'f32';
  if (values instanceof Int32Array) return 'i32';
  return values instanceof Int16Array ? 'i16' : 'u8';
}

/** One line of JSON (everything small), then the arrays, each at a multiple of 8 bytes. */
export function saveModel(model: Model): Buffer {
  const { learners, ...small } = model;
  const { vectoriser, svm, bayes, neighbours } = learners;
  const arrays: Values[] = [
    ...vectoriser.blocks.flatMap((block) => [block.hashes, block.idf]),
    svm.weights,
    svm.scale,
    svm.bias,
    bayes.weights,
    bayes.scale,
    bayes.bias,
    neighbours.starts,
    neighbours.texts,
    neighbours.values,
    neighbours.targets,
  ];
  const header = JSON.stringify({
    mark: MARK,
    small,
    documents: vectoriser.documents,
    arrays: arrays.map((a) => [kindOf(a), a.length]),
  });
  const parts = [pad(Buffer.from(`${header}\n`), 0x20)];
  for (const a of arrays) parts.push(pad(Buffer.from(a.buffer, a.byteOffset, a.byteLength), 0));
  return Buffer.concat(parts);
}

function pad(part: Buffer, fill: number): Buffer {
  const rest = (8 - (part.length % 8)) % 8;
  if (rest === 0) return part;
  // The header ends with its line break, so spaces go before it.
  if (fill === 0x20) return Buffer.concat([part.subarray(0, -1), Buffer.alloc(rest, fill), part.subarray(-1)]);
  return Buffer.concat([part, Buffer.alloc(rest, fill)]);
}

/** Throws an Error that says so when the bytes are no model, or a model of another layout. */
export function loadModel(buffer: Buffer): Model {
  const end = buffer.indexOf(10);
  if (end < 0 || !buffer.subarray(0, 60).includes(MARK))
    throw new Error(`This is not a stored triage model of layout ${MARK}: train it anew.`);
  const header = JSON.parse(buffer.toString('utf8', 0, end)) as {
    small: Omit<Model, 'learners'>;
    documents: number;
    arrays: [Kind, number][];
  };
  const bytes = new Uint8Array(buffer).buffer;
  let at = end + 1;
  const arrays = header.arrays.map(([kind, length]) => {
    const size = KINDS[kind].BYTES_PER_ELEMENT * length;
    if (at + size > bytes.byteLength) throw new Error('The stored triage model is cut short: train it anew.');
    const values = new KINDS[kind](bytes, at, length);
    at += Math.ceil(size / 8) * 8;
    return values;
  });
  const classes = header.small.classes.length;
  const linear = (from: number): Linear => ({
    classes,
    weights: arrays[from] as Int16Array,
    scale: arrays[from + 1] as Float32Array,
    bias: arrays[from + 2] as Float32Array,
  });
  const block = (from: number) => ({ hashes: arrays[from] as Int32Array, idf: arrays[from + 1] as Float32Array });
  return {
    ...header.small,
    learners: {
      vectoriser: new Vectoriser([block(0), block(2)], header.documents),
      svm: linear(4),
      bayes: linear(7),
      neighbours: Neighbours.restore({
        starts: arrays[10] as Int32Array,
        texts: arrays[11] as Int32Array,
        values: arrays[12] as Uint8Array,
        targets: arrays[13] as Int32Array,
        classes,
      }),
    },
  };
}
