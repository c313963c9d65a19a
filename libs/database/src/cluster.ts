import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binaries, installedMajor, type Runner } from './postgres-binaries.js';
import { commandOf, isAlive } from './process.js';

/** Where a cluster stands and how it is entered. */
export interface Cluster {
  path: string;
  password: string;
}

/** The cluster of a folder, made when there is none: whole or not at all. Throws when another major version made it. */
export async function ensureCluster(
  folder: string,
  run: Runner,
  fast: boolean,
  say: (line: string) => void,
): Promise<Cluster> {
  const path = join(folder, 'postgres');
  const secret = join(folder, 'postgres.password');
  if (existsSync(join(path, 'PG_VERSION'))) {
    const made = Number(readFileSync(join(path, 'PG_VERSION'), 'utf8'));
    const has = await installedMajor();
    if (made !== has) {
      throw new Error(
        `${path} was made by PostgreSQL ${made}, and PostgreSQL ${has} is installed. Start the Sufflör version that made it and run "npm run backup", then this one with an empty DATA_DIR and "npm run restore".`,
      );
    }
    return { path, password: existsSync(secret) ? readFileSync(secret, 'utf8') : '' };
  }
  say('Creating the database …');
  const coming = join(folder, 'postgres.coming');
  rmSync(coming, { recursive: true, force: true });
  mkdirSync(coming, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(secret, password, { mode: 0o600 });
  if (run.uid !== undefined) for (const at of [coming, secret]) chownSync(at, run.uid, run.gid ?? run.uid);
  const { initdb } = await binaries();
  const [command, args] = run.wrap(initdb, [
    '-D',
    coming,
    '-U',
    'sufflor',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '-c',
    'scram_iterations=1', // the password is 192 random bits
    ...(fast ? ['--no-sync'] : []),
  ]);
  execFileSync(command, args, { ...run.as, stdio: ['ignore', 'ignore', 'pipe'] });
  renameSync(coming, path);
  return { path, password };
}

/** A server that outlived its killed owner holds the cluster: stop it the orderly way. Call only as the folder's owner. */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8').split('\n')[0] ?? '', 10);
  const serves = (): boolean =>
    pid > 1 && isAlive(pid) && (process.platform !== 'linux' || commandOf(pid).includes(cluster));
  if (!serves()) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000 && serves(); waited += 50) await pause(50);
  if (serves())
    throw new Error(
      `A PostgreSQL left over from a crash (process ${pid}) holds ${cluster} and does not stop. Stop it with "kill -QUIT ${pid}" and start again.`,
    );
}
