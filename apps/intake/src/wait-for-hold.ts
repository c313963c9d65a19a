import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '#lib/core';

/** The desk knows of a claim a moment before intake does: asks again for up to two seconds before it takes the no. */
export async function waitForHold<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'not-the-holder' || attempt >= 10) throw error;
      await pause(200);
    }
  }
}
