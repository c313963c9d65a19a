// npm test: installs what is missing, builds, and runs every embedded test; the last line counts them.
import { spawn } from 'node:child_process';
import { node, root } from './node.mjs';
import { build, install } from './prepare.mjs';

console.log('Sufflör: proving itself on a real PostgreSQL of its own (nothing outside this folder is touched).');
try {
  await install();
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const child = spawn(node(), ['infra/jest.mjs', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
