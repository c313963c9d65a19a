// expect: TS2741
import type { Door } from '../../../apps/approval/src/channels/deliver.js';

// An object that looks like an approved reply is not one: the #private field makes the type nominal.
export const send = (door: Door) => door.deliver({ row: {} as never });
