// Runs jest in ESM mode with the project's own Node: `node infra/jest.mjs [jest arguments]`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest.js');
const run = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, '-c', 'test/jest.config.mjs', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(run.status ?? 1);
