import { describe, expect, it } from '@jest/globals';
import { type Standing, stateOf } from './state.js';

const fresh: Standing = {
  channel: 'email',
  citizenSeq: 1,
  answeredSeq: 0,
  closedSeq: null,
  setAside: '',
  callState: '',
  followUpDue: false,
};

describe('where a contact stands', () => {
  it.each<[string, Partial<Standing>, string]>([
    ['a new message waits', {}, 'waiting'],
    ['an answered one does not', { answeredSeq: 1 }, 'answered'],
    ['a newer message waits again', { answeredSeq: 1, citizenSeq: 2 }, 'waiting'],
    ['closing covers what had come', { closedSeq: 1 }, 'closed'],
    ['a newer message opens it again', { closedSeq: 1, answeredSeq: 1, citizenSeq: 2 }, 'waiting'],
    ['a day to come back opens it again', { closedSeq: 1, answeredSeq: 1, followUpDue: true }, 'waiting'],
    ['spam is set aside', { setAside: 'spam', citizenSeq: 0 }, 'set-aside'],
    ['spam can be closed', { setAside: 'spam', citizenSeq: 0, closedSeq: 1 }, 'closed'],
    [
      'somebody on the line waits, whatever was said',
      { channel: 'phone', callState: 'answered', answeredSeq: 5, citizenSeq: 5 },
      'waiting',
    ],
    ['a call that is over does not', { channel: 'phone', callState: 'ended', citizenSeq: 5 }, 'answered'],
  ])('%s', (_, change, state) => expect(stateOf({ ...fresh, ...change })).toBe(state));
});
