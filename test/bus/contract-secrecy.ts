import type { Kind } from './world.js';
export function secrecy(_kind: Kind): void {}
