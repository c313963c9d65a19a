// expect: TS2740
import { restore } from '../../../apps/approval/src/reply.js';

// What was only rendered cannot be restored as approved.
export const restored = restore({ replyId: 'r', contactId: 'c', bytes: Buffer.alloc(0) }, 'key');
