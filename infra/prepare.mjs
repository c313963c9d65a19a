// Brings a clone to where it can run: packages, generated code, build, model. Each step is skipped when nothing it reads has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsNode, node, root } from './node.mjs';

const marks = join(root, '.cache');

/** Runs a command; shows what it does and that it is alive; throws with its last lines when it fails. */
export function step(title, command, args, { env = {}, show = false } = {}) {
  return new Promise((done, fail) => {
    const began = Date.now();
    let last = '';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk) => {
      last = (last + chunk).slice(-6000);
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    process.stdout.write(`${title} …`);
    const alive = setInterval(() => process.stdout.write('.'), 2000);
    child.on('error', (error) => (clearInterval(alive), fail(error)));
    child.on('exit', (code) => {
      clearInterval(alive);
      process.stdout.write(code === 0 ? ` done (${((Date.now() - began) / 1000).toFixed(1)} s)\n` : ' failed\n');
      code === 0 ? done() : fail(new Error(`${title} failed:\n${last}`));
    });
  });
}

const digest = (paths) => {
  const hash = createHash('sha256');
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) name === 'node_modules' || walk(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const path of paths) walk(join(root, path));
  return hash.digest('hex');
};

async function once(name, inputs, output, work) {
  const mark = join(marks, `${name}.done`);
  const now = digest(inputs);
  if (existsSync(join(root, output)) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  await work();
  mkdirSync(marks, { recursive: true });
  writeFileSync(mark, now);
}

export async function install() {
  await once('install', ['package.json', 'package-lock.json'], 'node_modules/typescript', () =>
    step(
      'Installing packages',
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      [
        'install',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        '--prefer-offline',
        '--fetch-timeout=60000',
        '--fetch-retries=5',
      ],
      { env: { NODE_ENV: 'development' } },
    ),
  );
  if (!node()) throw new Error(needsNode);
}

export async function build() {
  const sources = ['apps', 'libs', 'infra', 'test', 'tsconfig.json', 'package.json'];
  await once('build', sources, 'dist/apps/standalone/src/main.js', () =>
    step('Building the services', node(), ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json']),
  );
  if (existsSync(join(root, 'apps/web/client/main.tsx'))) {
    await once(
      'web',
      ['apps/web', 'libs/contracts/src/rest', 'libs/contracts/src/words.ts', 'libs/language/src', 'package.json'],
      'dist/web/index.html',
      async () => {
        const vite = (config) => ['node_modules/vite/bin/vite.js', 'build', '-c', config, '--logLevel', 'warn'];
        await step('Building the screens', node(), vite('apps/web/vite.config.mjs'));
        await step('Building the chat widget', node(), vite('apps/web/chat.vite.config.mjs'));
      },
    );
  }
  await once('model', ['apps/triage/src', 'libs/pension-pack/contacts'], '.cache/models', () =>
    step('Training the case-type model', node(), ['dist/apps/triage/src/build-model.command.js']),
  );
}
