// expect: TS2739
import { approve, type RenderedDraft } from '../../../apps/approval/src/reply.js';

// A name is not a person.
export const approved = approve(
  {} as RenderedDraft,
  { id: 'schedule', name: 'Schedule' } as { id: string; name: string },
  'hash',
  'key',
);
