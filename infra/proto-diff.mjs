// Generates the events' code into a scratch folder and compares: what is committed must be what the protos say.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './node.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'sufflor-proto-'));
const kept = join(scratch, 'gen');
const gen = join(root, 'libs/contracts/src/gen');
cpSync(gen, kept, { recursive: true });
try {
  execFileSync(join(root, 'node_modules/.bin/buf'), ['generate'], { cwd: join(root, 'proto'), stdio: 'inherit' });
  execFileSync('diff', ['-r', kept, gen], { stdio: 'inherit' });
} catch {
  console.error('The generated code is not what the protos say. Run: npm run proto:generate');
  process.exitCode = 1;
} finally {
  rmSync(gen, { recursive: true });
  cpSync(kept, gen, { recursive: true });
  rmSync(scratch, { recursive: true });
}
