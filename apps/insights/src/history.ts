import { addDays, type Day, instantOf, isWorkingDay, weekdayOf } from '#lib/calendar';
import type { Pattern } from './demo-patterns.js';

/** One invented contact of the demo's past. */
export interface PastContact {
  channel: 'phone' | 'chat' | 'form' | 'email';
  language: string;
  caseType: string;
  word: 'sure' | 'check' | 'unsure';
  decidedBy: 'model' | 'agent';
  arrivedAt: Date;
  day: Day;
  answeredAt: Date;
  suggestion: {
    outcome: 'unchanged' | 'changed' | 'rejected' | 'own';
    words: number;
    changed: number;
    reason: string;
  } | null;
}

/** Random numbers in [0, 1) from a seed (mulberry32), so that every demo has the same past. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const channels = ['phone', 'chat', 'form', 'email'] as const;
const weekdays = [1.25, 1.1, 1, 0.95, 0.8];
const weekend = 0.12;
const reasons = ['wrong-question', 'incomplete', 'outdated', 'unclear', 'wrong-tone', 'wrong-fact'];

/** Invents the contacts of every day from `from` to `to`: season, weekday, payday, chance, and weeks that vary more than chance. */
export function pastContacts(patterns: readonly Pattern[], from: Day, to: Day, random: () => number): PastContact[] {
  const contacts: PastContact[] = [];
  const lately = addDays(to, 1 - weekdayOf(to) - (weekdayOf(to) === 7 ? 21 : 28));
  for (const pattern of patterns) {
    let mood = 1;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (weekdayOf(day) === 1) mood = Math.exp(normal(random) * 0.1);
      const count = poisson(expectedOn(pattern, day) * mood * (day >= lately ? (pattern.lately ?? 1) : 1), random);
      for (let n = 0; n < count; n++) contacts.push(contactOf(pattern, day, random));
    }
  }
  return contacts;
}

/** Contacts a day usually brings. */
export function expectedOn({ perDay, months, payday }: Pattern, day: Day): number {
  const season = months?.[Number(day.slice(5, 7))] ?? 1;
  const toPayday = Math.abs(Number(day.slice(8, 10)) - 18);
  const pay = payday && toPayday <= 3 ? payday : 1;
  return perDay * season * pay * (isWorkingDay(day) ? (weekdays[weekdayOf(day) - 1] ?? 1) : weekend);
}

function contactOf({ caseType, mix }: Pattern, day: Day, random: () => number): PastContact {
  const open = isWorkingDay(day);
  const channel = open ? channelOf(mix, random) : random() < 0.6 ? 'email' : 'form';
  const talks = channel === 'phone' || channel === 'chat';
  const minute = talks ? 8 * 60 + Math.floor(random() * 9 * 60) : Math.floor((random() + random()) * 12 * 60);
  const arrivedAt = new Date(instantOf(day, clock(minute)).getTime() + Math.floor(random() * 60_000));
  const wait = talks ? random() * 12 : 60 + random() * 1_900;
  const word = random() < 0.07 ? 'unsure' : random() < 0.25 ? 'check' : 'sure';
  return {
    channel,
    caseType,
    word,
    arrivedAt,
    day,
    language: pick(
      [
        ['sv', 0.9],
        ['en', 0.06],
        ['fi', 0.015],
        ['ar', 0.015],
        ['so', 0.01],
      ],
      random,
    ),
    decidedBy: word !== 'sure' && random() < 0.4 ? 'agent' : 'model',
    answeredAt: new Date(arrivedAt.getTime() + wait * 60_000),
    suggestion: channel !== 'phone' && word !== 'unsure' && random() < 0.85 ? suggestionOf(random) : null,
  };
}

function suggestionOf(random: () => number): NonNullable<PastContact['suggestion']> {
  const outcome = pick(
    [
      ['unchanged', 0.42],
      ['changed', 0.4],
      ['rejected', 0.09],
      ['own', 0.09],
    ] as const,
    random,
  );
  const words = 60 + Math.floor(random() * 90);
  const changed = outcome === 'changed' ? Math.max(1, Math.round(words * (0.03 + random() ** 2 * 0.5))) : 0;
  return {
    outcome,
    words,
    changed,
    reason: outcome === 'rejected' ? (reasons[Math.floor(random() ** 2 * reasons.length)] ?? 'other') : '',
  };
}

const channelOf = (mix: Pattern['mix'], random: () => number): PastContact['channel'] =>
  pick(
    channels.map((channel, index) => [channel, mix[index] ?? 0] as const),
    random,
  );

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function pick<T>(from: readonly (readonly [T, number])[], random: () => number): T {
  let left = random() * from.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of from) if ((left -= share) < 0) return value;
  return (from[from.length - 1] as readonly [T, number])[0];
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A Poisson number (Knuth), for small means. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
