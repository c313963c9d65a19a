// The one place that knows which Node runs the product: 24.11 or newer, its own copy from the install where the shell's is older.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

const newEnough = ([major, minor]) => major > 24 || (major === 24 && minor >= 11);

/** Path of a Node that is new enough; undefined when there is none. */
export function node() {
  if (newEnough(process.versions.node.split('.').map(Number))) return process.execPath;
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(own) ? own : undefined;
}

export const needsNode = `Node 24.11 or newer is needed (this is ${process.versions.node}). On Linux x64 the install brings one; elsewhere install it from nodejs.org and try again.`;
