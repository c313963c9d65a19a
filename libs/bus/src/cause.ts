import { AsyncLocalStorage } from 'node:async_hooks';
import type { Envelope } from './envelope.js';

/** The event being handled: what is published meanwhile names it as its cause and continues its trace. */
export const cause = new AsyncLocalStorage<Envelope>();
