import { type CallStarted, CallStartedSchema, type ContactTriaged, ContactTriagedSchema } from '#lib/contracts';
import type { Member } from './world.js';

/** intake → triage → desk: each leaves a mark and publishes on, in one transaction. Nothing may be lost or doubled anywhere. */
export function chain(member: Member): Member {
  member.on('triage', 'decides', CallStartedSchema, async (event, commit) => {
    const { contactId, callRef } = event as CallStarted;
    await commit(async (tx) => {
      await member.leave(tx.rows, 'triage', contactId, callRef);
      tx.publish(ContactTriagedSchema, { contactId, caseType: callRef });
    });
  });
  return member.on('desk', 'shows', ContactTriagedSchema, async (event, commit) => {
    const { contactId, caseType } = event as ContactTriaged;
    await commit((tx) => member.leave(tx.rows, 'desk', contactId, caseType));
  });
}

/** The next call of a key: its number is kept in the same transaction, so that after any crash the numbers go on without a gap. */
export async function callNext(member: Member, key: string): Promise<void> {
  await member.bus('intake').transaction(async (tx) => {
    await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [`call:${key}`]);
    const [row] = (await tx.rows.query('select count(*)::int as n from effect where key = $1', [key])) as {
      n: number;
    }[];
    const mark = String((row?.n ?? 0) + 1);
    await member.leave(tx.rows, 'intake', key, mark);
    tx.publish(CallStartedSchema, { contactId: key, callRef: mark });
  });
}
