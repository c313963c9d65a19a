import { setTimeout as pause } from 'node:timers/promises';

export interface Waiting {
  /** Milliseconds until it gives up. */
  within?: number;
  /** What is waited for, in the error. */
  what?: string;
}

/** Asks again and again until `fact` answers something true, and answers that. Throws with the last answer or error when time is out. */
export async function waitFor<T>(
  fact: () => T | Promise<T>,
  { within = 8_000, what = 'the fact' }: Waiting = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + within;
  for (let last: unknown, step = 5; ; step = Math.min(step * 1.5, 100)) {
    try {
      const answer = await fact();
      if (answer) return answer as NonNullable<T>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= deadline)
      throw new Error(
        `Waited ${within} ms for ${what}; last: ${last instanceof Error ? last.stack : JSON.stringify(last)}`,
      );
    await pause(step);
  }
}
