// npm run red: every guard shows that it can fail. A case that passes is a failure.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { node, root } from '../../infra/node.mjs';
import { imports } from './imports.mjs';
import { sources } from './sources.mjs';

let failed = 0;
let passed = 0;
const tell = (red, title, more = '') => {
  red ? passed++ : failed++;
  console.log(`${red ? 'red, as it must be' : 'NOT REFUSED'}: ${title}${red ? '' : `\n${more}`}`);
};

const types = join(root, 'test/red/types');
const { stdout } = spawnSync(
  node(),
  [join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', 'test/red/tsconfig.json', '--pretty', 'false'],
  { cwd: root, encoding: 'utf8' },
);
for (const name of readdirSync(types).sort()) {
  const expected = /^\/\/ expect: (TS\d+)/.exec(readFileSync(join(types, name), 'utf8'))?.[1];
  tell(
    expected &&
      stdout.split('\n').some((line) => line.includes(`red/types/${name}(`) && line.includes(`error ${expected}:`)),
    `types: ${name} (${expected})`,
    stdout,
  );
}

const copy = mkdtempSync(join(tmpdir(), 'sufflor-red-'));
for (const part of ['apps', 'libs', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
  cpSync(join(root, part), join(copy, part), { recursive: true, filter: (path) => !path.endsWith('/client') });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
for (const files of Object.values(imports)) {
  for (let at = 0; at < files.length; at += 2) {
    mkdirSync(dirname(join(copy, files[at])), { recursive: true });
    writeFileSync(join(copy, files[at]), files[at + 1]);
  }
}
const cruise = spawnSync(
  node(),
  [join(root, 'node_modules/.bin/depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'libs'],
  { cwd: copy, encoding: 'utf8' },
);
for (const [rule, [file]] of Object.entries(imports))
  tell(
    cruise.stdout.split('\n').some((line) => line.includes(`error ${rule}: ${file}`)),
    `imports: ${rule}`,
    cruise.stdout + cruise.stderr,
  );
rmSync(copy, { recursive: true });

for (const { title, rule, bad } of sources) tell(rule(bad).length > 0, `sources: ${title}`);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
