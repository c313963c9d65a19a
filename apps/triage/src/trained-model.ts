import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Example } from './example.js';
import { type Model, type TrainOptions, train, versionOf } from './model.js';
import { loadModel, saveModel } from './stored-model.js';

/** Stored models kept in the cache folder, newest first. */
const KEPT = 5;

/**
 * The model of these examples: from the cache folder when it was trained before (same data, same code), else trained in
 * a worker thread and stored. A damaged file is trained anew. Rejects when training fails.
 */
export async function trainedModel(
  examples: Example[],
  cacheFolder: string,
  options: TrainOptions = {},
): Promise<Model> {
  const path = join(cacheFolder, `triage-${versionOf(examples, options)}.model`);
  if (existsSync(path)) {
    try {
      return loadModel(await readFile(path));
    } catch {
      await rm(path, { force: true });
    }
  }
  const bytes = await trainInWorker(examples, options);
  await mkdir(cacheFolder, { recursive: true });
  const half = `${path}.${process.pid}`;
  await writeFile(half, bytes);
  await rename(half, path);
  await forgetOld(cacheFolder);
  return loadModel(bytes);
}

/** Trains in a worker thread; from TypeScript sources (tests), where there is no worker file to start, right here. */
export async function trainInWorker(examples: Example[], options: TrainOptions = {}): Promise<Buffer> {
  const worker = new URL('./train.worker.js', import.meta.url);
  if (!existsSync(worker)) return saveModel(train(examples, options));
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: { examples, options } });
    thread.once('message', (bytes: Uint8Array) =>
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    );
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`Training stopped without a model (exit code ${code}).`)));
  });
}

async function forgetOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^triage-[0-9a-f]+\.model$/.test(name));
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  dated.sort((a, b) => b.at - a.at);
  await Promise.all(dated.slice(KEPT).map(({ name }) => rm(join(folder, name), { force: true })));
}
