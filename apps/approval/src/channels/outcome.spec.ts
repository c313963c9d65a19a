import { outcomeOf } from './outcome.js';

describe('the outcome of an attempt', () => {
  it.each([
    [{ message: 'refused' }, false, 'not-yet'],
    [{ message: 'greylisted', responseCode: 450 }, true, 'not-yet'],
    [{ message: 'no such user', responseCode: 550 }, true, 'refused'],
    [{ message: 'connection closed' }, true, 'unclear'],
  ] as const)('%o, handed over %s: %s', (error, handedOver, kind) => {
    expect(outcomeOf(error, handedOver).kind).toBe(kind);
  });
});
