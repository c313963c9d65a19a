// expect: TS2353
import type { Tx } from '#lib/bus';
import { ReplySentSchema } from '#lib/contracts';

// An event has the fields its proto says.
export const tell = (tx: Tx) => tx.publish(ReplySentSchema, { contactId: 'c', replyId: 'r', sentToEveryone: true });
