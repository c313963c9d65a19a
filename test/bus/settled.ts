import { waitFor } from '#lib/testing';
import type { Member } from './world.js';

/** Waits until nothing is left to hand to this member's groups. */
export async function settled(member: Member, within = 15_000): Promise<void> {
  await waitFor(async () => (await member.transport.lag()).every(({ lag }) => lag === 0), { within, what: 'no lag' });
}
