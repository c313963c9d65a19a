// npm run check: types, lint, import rules, protos, and the red cases that prove the guards can fail.
import { spawnSync } from 'node:child_process';
import { node, root } from './node.mjs';
import { install } from './prepare.mjs';

await install();
const bin = (name) => `node_modules/.bin/${name}`;
const steps = [
  ['types', node(), ['node_modules/@typescript/native/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  [
    'types of the screens',
    node(),
    ['node_modules/@typescript/native/bin/tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'],
  ],
  ['lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  [
    'import rules',
    node(),
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'test',
    ],
  ],
  ['protos: lint', bin('buf'), ['lint', 'proto']],
  ['protos: breaking', bin('buf'), ['breaking', 'proto', '--against', 'proto/released.binpb']],
  ['protos: generated code is current', node(), ['infra/proto-diff.mjs']],
  ['red cases', node(), ['test/red/run.mjs']],
];
let failed = 0;
for (const [title, command, args] of steps) {
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64e6 });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (status !== 0) console.log(`${stdout}${stderr}`.split('\n').slice(-60).join('\n'));
  failed += status === 0 ? 0 : 1;
}
console.log(`${steps.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
