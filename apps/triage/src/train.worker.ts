import { parentPort, workerData } from 'node:worker_threads';
import type { Example } from './example.js';
import { type TrainOptions, train } from './model.js';
import { saveModel } from './stored-model.js';

/** Trains in a thread of its own, so that the service answers meanwhile; posts the stored model's bytes. */
const { examples, options } = workerData as { examples: Example[]; options: TrainOptions };
const bytes = saveModel(train(examples, options));
const copy = new Uint8Array(bytes);
parentPort?.postMessage(copy, [copy.buffer]);
