import { readFileSync } from 'node:fs';

/** Whether a process lives (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(statOf(pid));
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'; // it lives and is another user's
  }
}

/** Tells a process from a later one with the same number: when it began, in clock ticks since boot; empty where that cannot be asked. */
export function birthOf(pid: number): string {
  const stat = statOf(pid);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Command line of a process, its words joined by spaces; empty where that cannot be asked. */
export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

const statOf = (pid: number): string => read(`/proc/${pid}/stat`);

function read(file: string): string {
  if (process.platform !== 'linux') return '';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
