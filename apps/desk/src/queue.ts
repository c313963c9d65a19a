import type { BusinessHours } from './business-hours.js';

export interface Queued {
  risk: boolean;
  urgency: string;
  answerBy: Date | null;
  waitingSince: Date | null;
  arrivedAt: Date;
  channel: string;
}
/** Minutes of open time within which a channel's first answer is due. */
export type Targets = Readonly<Record<string, number>>;

/** A legal deadline comes before age from this long before it, in milliseconds. */
const presses = 24 * 3_600_000;
const channelOrder = ['phone', 'chat', 'form', 'email'];

interface Rank {
  tier: number;
  deadline: number;
  age: number;
  channel: number;
  since: number;
}

/** Where a contact stands: risk first, then acute or a pressing legal deadline, then age against the channel's target. */
export function rankOf(contact: Queued, targets: Targets, hours: BusinessHours, now: Date): Rank {
  const deadline = contact.answerBy?.getTime() ?? Number.POSITIVE_INFINITY;
  const pressing = deadline - now.getTime() < presses;
  const since = contact.waitingSince ?? contact.arrivedAt;
  const age = againstTarget(contact, targets, hours, now);
  const channel = channelOrder.indexOf(contact.channel);
  return {
    tier: contact.risk ? 0 : contact.urgency === 'acute' || pressing ? 1 : 2,
    deadline: pressing ? deadline : Number.POSITIVE_INFINITY,
    age: contact.urgency === 'high' ? age * 2 : age,
    channel: channel < 0 ? channelOrder.length : channel,
    since: since.getTime(),
  };
}

/** Open time waited as a share of the channel's target: 1 is at the target. */
export const againstTarget = (contact: Queued, targets: Targets, hours: BusinessHours, now: Date): number =>
  hours.minutes(contact.waitingSince ?? contact.arrivedAt, now) / (targets[contact.channel] ?? 960);

/** Puts a queue in order, the next contact first. Ties: the channel where somebody is on the line, then who came first. */
export function inOrder<T extends Queued>(
  contacts: readonly T[],
  targets: Targets,
  hours: BusinessHours,
  now: Date,
): T[] {
  return contacts
    .map((contact) => ({ contact, rank: rankOf(contact, targets, hours, now) }))
    .sort(
      ({ rank: a }, { rank: b }) =>
        a.tier - b.tier ||
        compare(a.deadline, b.deadline) ||
        compare(b.age, a.age) ||
        a.channel - b.channel ||
        a.since - b.since,
    )
    .map(({ contact }) => contact);
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
