// jest globalSetup: one throw-away PostgreSQL per run, or the server that TEST_DATABASE_URL names.
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return;
  const { hooks } = await import('../../../infra/source.mjs');
  const { startEmbedded } = await import('../../database/src/embedded.ts');
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'sufflor-test-'));
  const cluster = await startEmbedded({ folder, unsafeFast: true });
  hooks.deregister();
  process.env.TEST_DATABASE_URL = cluster.url;
  globalThis.sufflorTestCluster = { cluster, folder };
}
