import { Injectable } from '@nestjs/common';
import { Clock, Refused } from '#lib/core';
import { Settings } from '#lib/platform';
import { RateLimit } from './rate-limit.js';

/** The citizens' doors and how much each lets through: [at once, a minute]. */
const doors = {
  'chat-start': [30, 30],
  'chat-line': [20, 60],
  'chat-read': [60, 240],
  'chat-ip': [120, 600],
  typing: [1, 30],
  form: [20, 20],
  'form-read': [120, 240],
} as const;
export type Door = keyof typeof doors;

/** How often one address or chat may come. */
@Injectable()
export class DoorLimits {
  readonly #limits: Map<Door, RateLimit>;

  constructor(
    private readonly clock: Clock,
    settings: Settings,
  ) {
    // In the demo every citizen is the simulator and comes from this machine's one address.
    const times = settings.demo ? 50 : 1;
    this.#limits = new Map(
      (Object.entries(doors) as [Door, readonly [number, number]][]).map(([door, [burst, perMinute]]) => [
        door,
        new RateLimit(door === 'typing' ? burst : burst * times, door === 'typing' ? perMinute : perMinute * times),
      ]),
    );
  }

  /** Refuses `too-many` (429) when this key has come too often. */
  pass(door: Door, key: string): void {
    if (!this.#limits.get(door)?.take(key, this.clock.now().getTime())) {
      throw new Refused(
        'too-many',
        'Det kom för mycket på en gång. Vänta en stund och försök igen. / Too many at once. Wait a moment and try again.',
        429,
      );
    }
  }

  /** Whether it may pass, for what can be skipped in silence. */
  may(door: Door, key: string): boolean {
    return this.#limits.get(door)?.take(key, this.clock.now().getTime()) ?? false;
  }
}
