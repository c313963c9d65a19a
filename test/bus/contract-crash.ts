import type { Kind } from './world.js';
export function crashes(_kind: Kind): void {}
