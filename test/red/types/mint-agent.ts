// expect: TS2673
import { Agent } from '#lib/core';

// An agent comes from verified sign-in claims only.
export const minted = new Agent({} as never);
