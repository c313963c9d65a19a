// npm start: installs what is missing, builds what has changed, starts the whole product. Runs under Node 20 and hands over.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node, root } from './node.mjs';
import { build, install } from './prepare.mjs';

console.log('Sufflör: starting everything in one process, on this machine only.');
try {
  await install();
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const child = spawn(
  node(),
  ['--enable-source-maps', join(root, 'dist/apps/standalone/src/main.js'), ...process.argv.slice(2)],
  { cwd: process.cwd(), stdio: 'inherit' },
);
// Ctrl-C reaches the child by the terminal; a signal to this process alone is passed on. Either way the child stops everything first.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => setTimeout(() => child.exitCode === null && child.kill(signal), 300));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
