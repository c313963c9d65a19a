import type { Kind } from '../bus/world.js';
export function kafka(): Kind { throw new Error('later'); }
