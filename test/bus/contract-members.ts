import type { Kind } from './world.js';
export function members(_kind: Kind): void {}
