import { Logger } from '@nestjs/common';
import { crashes } from './contract-crash.js';
import { failures } from './contract-failure.js';
import { flow } from './contract-flow.js';
import { members } from './contract-members.js';
import { secrecy } from './contract-secrecy.js';
import type { Kind } from './world.js';

/** What every transport promises. Run against each with the same expectations; domain code cannot tell them apart. */
export function contract(kind: Kind): void {
  // Hundreds of faults made on purpose: their lines are read only by who asks for them.
  if (!process.env['TEST_LOG']) Logger.overrideLogger(false);
  flow(kind);
  failures(kind);
  members(kind);
  secrecy(kind);
  crashes(kind);
}
