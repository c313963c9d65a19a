import type { QueueRow } from '#lib/contracts';
import type { Contact } from './contact.entity.js';

/** Who holds a contact now; empty when nobody does or the claim has ended. */
export const holderOf = ({ holderId, heldUntil }: Pick<Contact, 'holderId' | 'heldUntil'>, now: Date): string =>
  heldUntil && heldUntil > now ? holderId : '';

/** A contact as a row of the queue: no text in it. */
export function rowOf(contact: Contact, now: Date): QueueRow {
  const holder = holderOf(contact, now);
  return {
    contactId: contact.id,
    reference: contact.reference,
    channel: contact.channel as QueueRow['channel'],
    state: contact.state === 'waiting' && holder !== '' ? 'held' : (contact.state as QueueRow['state']),
    caseType: contact.caseType,
    word: contact.word as QueueRow['word'],
    urgency: contact.urgency,
    risk: contact.risk,
    acts: contact.acts,
    language: contact.language,
    arrivedAt: contact.arrivedAt.toISOString(),
    waitingSince: contact.waitingSince?.toISOString() ?? null,
    answerBy: contact.answerBy?.toISOString() ?? null,
    holderId: holder || null,
    holderName: holder ? contact.holderName : null,
    heldUntil: holder ? (contact.heldUntil?.toISOString() ?? null) : null,
    reply: contact.reply,
    setAside: contact.setAside,
    messageSeq: contact.lastSeq,
    simulated: contact.simulated,
    team: contact.team,
    protectedIdentity: contact.protectedIdentity,
    callState: contact.callState,
    followUp: contact.followUp,
    reservedFor: contact.reservedUntil && contact.reservedUntil > now ? contact.reservedFor : null,
  };
}
