// jest globalTeardown: stops what kafka.setup.mjs started.
import { rmSync } from 'node:fs';
import cluster from '../../libs/testing/src/cluster.teardown.mjs';

export default async function teardown() {
  await cluster();
  const started = globalThis.sufflorTestKafka;
  if (!started) return;
  await started.node.stop();
  rmSync(started.folder, { recursive: true, force: true });
}
