import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isAlive } from './process.js';

const me = (): string => `${process.pid} ${birthOf(process.pid)}`;

/**
 * Makes this process the one that may use a folder, until `disown`. A process that was killed loses it by being dead.
 * Throws when a living process has it.
 */
export function own(folder: string): void {
  const file = join(folder, 'owner.pid');
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, me(), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
    const told = content(file);
    if (told === me()) return;
    if (lives(told) || tries > 5) {
      throw new Error(
        `Another Sufflör (process ${told.split(' ')[0]}) uses ${folder}. Stop it, or set DATA_DIR to another folder.`,
      );
    }
    takeAway(file, told);
  }
}

export function disown(folder: string): void {
  const file = join(folder, 'owner.pid');
  if (content(file) === me()) rmSync(file, { force: true });
}

function lives(told: string): boolean {
  const [pid = '', birth = ''] = told.split(' ');
  return Number(pid) > 1 && isAlive(Number(pid)) && birthOf(Number(pid)) === birth;
}

/** Removes a dead owner's file. Two may try at once: who then finds that it took a living one's puts it back. */
function takeAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (content(aside) !== dead) linkSync(aside, file);
  } catch {
    // the other one was faster; look again
  } finally {
    rmSync(aside, { force: true });
  }
}

function content(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
