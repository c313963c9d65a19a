// npm run proto:release: fixes today's events as released: their descriptors, and the bytes of each with every field set.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { node, root } from './node.mjs';

const run = (command, args, env = {}) =>
  execFileSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
run(join(root, 'node_modules/.bin/buf'), ['build', 'proto', '-o', 'proto/released.binpb']);
run(node(), ['infra/jest.mjs', 'test/events.spec.ts'], { RELEASE_BYTES: '1' });
