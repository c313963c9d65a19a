// Runs every runner in turn, shows its output, adds its counts. A runner that dies counts as one failure.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const began = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };

function run(title, command, args, { env = {}, minutes = 15 } = {}) {
  console.log(`\n=== ${title} (at ${((Date.now() - began) / 60_000).toFixed(1)} min)`);
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      env: { ...process.env, CI: 'true', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const late = setTimeout(
      () => (console.log(`${title}: stopped after ${minutes} minutes`), process.kill(-child.pid, 'SIGKILL')),
      minutes * 60_000,
    );
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => ((output = (output + chunk).slice(-400_000)), process.stdout.write(chunk)));
    child.on('exit', (code) => {
      clearTimeout(late);
      add(title, counts(output), code);
      done();
    });
  });
}

/** Counts of jest ("Tests: 1 failed, 2 skipped, 3 passed, 6 total") or of our own last line ("3 passed, 1 failed, 0 skipped"). */
function counts(output) {
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const jest = [...plain.matchAll(/^Tests:\s+(.*) total/gm)].map(([, line]) => line);
  const own = [...plain.matchAll(/^\d+ passed, \d+ failed(?:, \d+ skipped)?\s*$/gm)].map(([line]) => line);
  const lines = jest.length > 0 ? jest : own.slice(-1);
  const of = (word) => lines.reduce((sum, line) => sum + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0), 0);
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') + of('todo'), any: lines.length > 0 };
}

function add(title, { passed, failed, skipped, any }, code) {
  const dead = code !== 0 && failed === 0;
  total.passed += passed;
  total.failed += failed + (dead ? 1 : 0);
  total.skipped += skipped;
  console.log(
    `--- ${title}: ${passed} passed, ${failed + (dead ? 1 : 0)} failed, ${skipped} skipped${any ? '' : ' (it printed no count)'}`,
  );
}

/** A newcomer's first minute: npm start to Ready, health answers, Ctrl-C stops everything. */
async function newcomer() {
  const title = 'npm start';
  console.log(`\n=== ${title}`);
  const data = mkdtempSync(join(tmpdir(), 'sufflor-ci-'));
  const env = { ...process.env, PORT: '3987', SMTP_PORT: '3988', DATA_DIR: data };
  const child = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => ((output += chunk), process.stdout.write(chunk)));
  const gone = new Promise((done) => child.on('exit', done));
  let ready = false;
  for (let waited = 0; waited < 15 * 60 && !ready && child.exitCode === null; waited++) {
    await pause(1000);
    ready = /^Ready: http/m.test(output);
  }
  const healthy =
    ready &&
    (await fetch('http://localhost:3987/health').then(
      ({ status }) => status === 200,
      () => false,
    ));
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {} // the group is gone already
  };
  const running = () => spawnSync('pgrep', ['-f', data], { encoding: 'utf8' }).stdout.trim();
  signal('SIGINT');
  await Promise.race([gone, pause(30_000)]);
  for (let waited = 0; waited < 60 && running() !== ''; waited++) await pause(500); // npm may go before what it started
  const stopped = child.exitCode !== null || child.signalCode !== null;
  const left = running();
  signal('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  const facts = [
    ['reaches Ready', ready],
    ['answers /health', healthy],
    ['stops on Ctrl-C', stopped],
    ['leaves nothing running', left === ''],
  ];
  for (const [fact, holds] of facts) console.log(`${holds ? 'ok    ' : 'FAILED'} npm start ${fact}`);
  add(
    title,
    {
      passed: facts.filter(([, holds]) => holds).length,
      failed: facts.filter(([, holds]) => !holds).length,
      skipped: 0,
      any: true,
    },
    0,
  );
}

await newcomer();
await run('npm test', 'npm', ['test'], { minutes: 20 });
await run('npm run check', 'npm', ['run', 'check'], { minutes: 8 });
await run('npm run test:kafka', 'npm', ['run', 'test:kafka'], { minutes: 14 });
// The keyboard runs and every state in its wide form; the whole browser run (`npm run test:browser`) takes longer than CI gives it.
for (const words of ['keyboard', 'wide'])
  await run(`npm run test:browser -- ${words}`, 'npm', ['run', 'test:browser', '--', words], { minutes: 12 });
const changed = existsSync('.git')
  ? spawnSync('git', ['status', '--porcelain', 'package-lock.json'], { encoding: 'utf8' }).stdout.trim()
  : '';
add(
  'the lock file is unchanged',
  { passed: changed === '' ? 1 : 0, failed: changed === '' ? 0 : 1, skipped: 0, any: true },
  0,
);
console.log(`\nAll runners took ${((Date.now() - began) / 60_000).toFixed(1)} minutes.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
