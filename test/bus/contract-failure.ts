import type { Kind } from './world.js';
export function failures(_kind: Kind): void {}
