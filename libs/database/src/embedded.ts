import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binaries, runner } from './postgres-binaries.js';

export interface EmbeddedPostgres {
  /** Address of the database `sufflor`. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

export interface EmbeddedSettings {
  /** Folder that holds the cluster. */
  folder: string;
  /** Port, or 0 for any free one. */
  port?: number;
  /** Only for throw-away test clusters: skip waiting for the disk. */
  unsafeFast?: boolean;
  /** Called with one line per step that takes time. */
  say?: (line: string) => void;
}

const settingsOf = (port: number, fast: boolean): string[] => [
  '-p',
  String(port),
  '-h',
  '127.0.0.1',
  '-k',
  '',
  '-c',
  'max_connections=160',
  '-c',
  'shared_buffers=64MB',
  '-c',
  'log_min_messages=warning',
  '-c',
  'wal_level=minimal',
  '-c',
  'max_wal_senders=0',
  ...(fast
    ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_wal_size=256MB']
    : []),
];

/**
 * A real PostgreSQL from npm binaries, on loopback, owned by this process. A server left over from a crash is
 * stopped first. Throws when the binaries are missing, the folder cannot be used, or the server does not answer in 30 s.
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<EmbeddedPostgres> {
  const folder = resolve(settings.folder);
  const cluster = join(folder, 'postgres');
  const run = runner(folder);
  const { initdb, postgres } = await binaries();
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    settings.say?.('Creating the database …');
    rmSync(cluster, { recursive: true, force: true });
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    if (run.uid !== undefined) chownSync(cluster, run.uid, run.gid ?? run.uid);
    const [command, args] = run.wrap(initdb, [
      '-D',
      cluster,
      '-U',
      'sufflor',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ]);
    execFileSync(command, args, { ...run.as, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  await stopOrphan(cluster, join(folder, 'owner.pid'));
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  const port = settings.port || (await freePort());
  const [command, args] = run.wrap(postgres, ['-D', cluster, ...settingsOf(port, settings.unsafeFast === true)]);
  // Detached: Ctrl-C reaches the whole process group and must not stop the database before the services have drained.
  const child = spawn(command, args, { ...run.as, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)));
  await answering(port, child, () => errors);
  await ensureDatabase(port);
  writeFileSync(join(folder, 'postgres.port'), String(port));
  return { port, url: `postgres://sufflor@127.0.0.1:${port}/sufflor`, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGINT'); // fast shutdown: sessions are ended, everything committed is kept
  const late = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(late);
}

/** A postmaster that outlived a killed parent holds the folder: stop it the orderly way. One whose parent lives is left alone. */
async function stopOrphan(cluster: string, owner: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8').split('\n')[0] ?? '', 10);
  if (!Number.isInteger(pid) || pid < 2 || !isPostgres(pid)) return;
  const inUse = `Another Sufflör uses ${cluster} (process ${pid}). Stop it, or set DATA_DIR to another folder.`;
  const parent = existsSync(owner) ? Number.parseInt(readFileSync(owner, 'utf8'), 10) : 0;
  if (parent > 1 && parent !== process.pid && isAlive(parent)) throw new Error(inUse);
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000 && isPostgres(pid); waited += 100) await pause(100);
  if (isPostgres(pid)) throw new Error(inUse);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/\) Z /.test(stat) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

async function answering(port: number, child: ChildProcess, errors: () => string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (child.exitCode !== null)
      throw new Error(`PostgreSQL stopped at once: ${errors().trim() || `exit code ${child.exitCode}`}`);
    if (await accepts(port)) return;
    await pause(50);
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not answer within 30 s: ${errors().trim()}`);
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });

async function ensureDatabase(port: number): Promise<void> {
  const { default: pg } = await import('pg');
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'sufflor', database: 'postgres' });
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'sufflor'");
      if (!rowCount) await client.query('create database sufflor');
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await pause(50); // it accepts connections a moment before it has recovered
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A port nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
