import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#lib/platform';
// @ts-expect-error plain JavaScript, shared with npm run red
import { sources } from './red/sources.mjs';

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: projectFolder,
  encoding: 'utf8',
}).split('\n');

describe('the sources', () => {
  it.each(sources as { title: string; files: RegExp; rule: (text: string) => string[] }[])(
    '$title',
    ({ files: which, rule }) => {
      const broken = files
        .filter((file) => which.test(file))
        .flatMap((file) => rule(readFileSync(join(projectFolder, file), 'utf8')).map((line) => `${file}:${line}`));
      expect(broken).toEqual([]);
    },
  );

  it('have the top level the owner prescribed', () => {
    const top = new Set(
      files
        .filter(Boolean)
        .map((file) => file.split('/')[0] ?? '')
        .filter((name) => !name.startsWith('.')),
    );
    expect([...top].sort()).toEqual([
      'LICENSE',
      'README.md',
      'apps',
      'infra',
      'libs',
      'nest-cli.json',
      'package-lock.json',
      'package.json',
      'proto',
      'test',
      'tsconfig.json',
    ]);
  });
});
