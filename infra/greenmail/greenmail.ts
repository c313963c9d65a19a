import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#lib/database';

export interface Greenmail {
  imapPort: number;
  smtpPort: number;
  /** Java process; a test may kill it. */
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Why GreenMail cannot run here; undefined when it can. Fetches the jar (10 MB, Maven Central) once, into `.cache/greenmail`. */
export function greenmailMissing(): string | undefined {
  for (const program of ['java', 'mvn']) {
    try {
      execFileSync(program, ['-version'], { stdio: 'ignore' });
    } catch {
      return `${program} is not installed`;
    }
  }
  try {
    jar();
    return undefined;
  } catch (error) {
    return `the jar could not be fetched: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** Starts GreenMail on free loopback ports (or the given ones, for a restart). Every address is an account whose password is anything. */
export async function startGreenmail(ports?: Pick<Greenmail, 'imapPort' | 'smtpPort'>): Promise<Greenmail> {
  const { imapPort, smtpPort } = ports ?? { imapPort: await freePort(), smtpPort: await freePort() };
  const set = {
    'smtp.hostname': '127.0.0.1',
    'smtp.port': smtpPort,
    'imap.hostname': '127.0.0.1',
    'imap.port': imapPort,
    'auth.disabled': '',
  };
  const options = Object.entries(set).map(([name, value]) => `-Dgreenmail.${name}${value === '' ? '' : `=${value}`}`);
  const child = spawn('java', ['-Xmx512m', ...options, '-jar', jar()], { stdio: 'ignore' });
  for (let waited = 0; !((await answers(imapPort)) && (await answers(smtpPort))); waited += 100) {
    if (child.exitCode !== null || waited > 30_000) throw new Error('GreenMail did not start within 30 s.');
    await pause(100);
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  };
  return { imapPort, smtpPort, process: child, stop };
}

function jar(): string {
  const folder = join(import.meta.dirname, '../../.cache/greenmail');
  const found = (): string | undefined =>
    existsSync(folder) ? readdirSync(folder).find((name) => /^greenmail-standalone-.*\.jar$/.test(name)) : undefined;
  if (!found()) {
    mkdirSync(folder, { recursive: true });
    execFileSync(
      'mvn',
      [
        '-q',
        '-B',
        '-f',
        join(import.meta.dirname, 'pom.xml'),
        'dependency:copy-dependencies',
        '-DexcludeTransitive=true',
        `-DoutputDirectory=${folder}`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  }
  const name = found();
  if (!name) throw new Error(`no GreenMail jar in ${folder}`);
  return join(folder, name);
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy());
    // A greeting, not only an open port.
    socket.once('data', () => {
      done(true);
      socket.destroy();
    });
    socket.once('error', () => done(false)).once('close', () => done(false));
  });
