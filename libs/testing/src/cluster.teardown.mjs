// jest globalTeardown: stops the throw-away PostgreSQL and removes its folder.
import { rmSync } from 'node:fs';

export default async function teardown() {
  const started = globalThis.sufflorTestCluster;
  if (!started) return;
  await started.cluster.stop();
  rmSync(started.folder, { recursive: true, force: true });
}
