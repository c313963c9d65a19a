// expect: TS2673
import { ApprovedReply } from '../../../apps/approval/src/reply.js';

// Nobody outside reply.ts can make an approved reply.
export const forged = new ApprovedReply({} as never);
