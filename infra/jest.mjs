// Runs jest in ESM mode with the project's own Node: `node infra/jest.mjs [jest arguments]`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const given = process.argv.slice(2);
const config = given.includes('-c') ? [] : ['-c', 'test/jest.config.mjs'];
const run = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...config, ...given], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
