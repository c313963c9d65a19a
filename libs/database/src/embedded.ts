import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, ensureCluster, stopOrphan } from './cluster.js';
import { disown, own } from './ownership.js';
import { accepts, freePort } from './port.js';
import { binaries, runner } from './postgres-binaries.js';

export interface EmbeddedPostgres {
  /** Address of the database `sufflor`, with its password. */
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

const settingsOf = (port: number, fast: boolean): string[] => {
  const options = {
    max_connections: 160,
    shared_buffers: '64MB',
    log_min_messages: 'warning',
    wal_level: 'minimal',
    max_wal_senders: 0,
    scram_iterations: 1,
  };
  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '256MB' };
  const all = Object.entries({ ...options, ...(fast ? unsafe : {}) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return ['-p', String(port), '-h', '127.0.0.1', '-k', '', ...all];
};

/**
 * A real PostgreSQL from npm binaries, on loopback, owned by this process. A server left over from a crash is stopped
 * first. Throws when the folder is in use or was made by another major version, when the binaries are missing, or when
 * the server does not answer in 30 s.
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<EmbeddedPostgres> {
  mkdirSync(resolve(settings.folder), { recursive: true });
  const folder = realpathSync(settings.folder);
  own(folder);
  try {
    const run = runner(folder);
    const fast = settings.unsafeFast === true;
    const cluster = await ensureCluster(folder, run, fast, settings.say ?? (() => undefined));
    await stopOrphan(cluster.path);
    const port = settings.port || (await freePort());
    const [command, args] = run.wrap((await binaries()).postgres, ['-D', cluster.path, ...settingsOf(port, fast)]);
    // Detached: Ctrl-C reaches the whole process group and must not stop the database before the services have drained.
    const child = await listening(
      () => spawn(command, args, { ...run.as, detached: true, stdio: ['ignore', 'ignore', 'pipe'] }),
      port,
    );
    await ensureDatabase(port, cluster);
    writeFileSync(join(folder, 'postgres.port'), String(port));
    const url = `postgres://sufflor:${cluster.password}@127.0.0.1:${port}/sufflor`;
    return { port, url, stop: () => stop(child).then(() => disown(folder)) };
  } catch (error) {
    disown(folder);
    throw error;
  }
}

/** Starts the server and waits until it listens. A killed one's last children may hold its memory for a moment: tries again. */
async function listening(start: () => ChildProcess, port: number): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const child = start();
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
    child.once('error', (error) => {
      said = error.message;
    });
    const gone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    for (let waited = 0; waited < 30_000 && !gone(); waited += 20) {
      if (await accepts(port)) return child;
      await pause(20);
    }
    if (!gone()) {
      child.kill('SIGQUIT');
      throw new Error(`PostgreSQL did not answer within 30 s: ${said.trim()}`);
    }
    if (tries >= 20 || !/still in use|lock file/.test(said))
      throw new Error(`PostgreSQL stopped at once: ${said.trim() || `exit code ${child.exitCode}`}`);
    await pause(250);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGINT'); // fast shutdown: sessions are ended, everything committed is kept
  const late = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(late);
}

async function ensureDatabase(port: number, { password }: Cluster): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'sufflor', password, database: 'postgres' });
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'sufflor'");
      if (!rowCount) await client.query('create database sufflor');
      return;
    } catch (error) {
      // It accepts connections before it has recovered; a long recovery after a crash may take a minute.
      if (attempt > 1_200 || (error as { code?: string }).code !== '57P03') throw error;
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
