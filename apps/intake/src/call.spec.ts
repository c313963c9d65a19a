import { describe, expect, it } from '@jest/globals';
import type { CallFrame } from '#lib/contracts';
import { admitSegment, type Call, type StateFrame, step as stepAt } from './call.js';

const at = (second: number) => new Date(Date.UTC(2026, 10, 5, 10, 0, second));
const call = (more: Partial<Call> = {}): Call => ({
  callRef: 'c',
  contactId: 'k',
  noticed: false,
  paused: false,
  pauseAt: null,
  queued: true,
  state: 'queued',
  stateAt: at(0),
  agentId: '',
  startedAt: at(0),
  endedAt: null,
  ...more,
});
const frame = (type: StateFrame['type'], second: number, more: object = {}) =>
  ({ type, callId: 'c', at: at(second).toISOString(), ...more }) as StateFrame & CallFrame;

const step = (now: Call, one: StateFrame) => stepAt(now, one, at(59));

describe('the course of a call', () => {
  it('answered, held, resumed, transferred', () => {
    let now = call();
    const course = [
      frame('answered', 5, { agent: 'kim' }),
      frame('hold', 9),
      frame('resume', 12),
      frame('transfer', 20, { to: 'lo' }),
    ].map((one) => {
      const { change, tell } = step(now, one);
      now = { ...now, ...change };
      return tell;
    });
    expect(course).toEqual([
      { state: 'answered', agentId: 'kim' },
      { state: 'held' },
      { state: 'resumed' },
      { state: 'transferred', agentId: 'lo' },
    ]);
    expect(now).toMatchObject({ state: 'transferred', agentId: 'lo' });
  });

  it('the same frame twice is told once', () => {
    const first = step(call(), frame('hold', 9));
    expect(step({ ...call(), ...first.change }, frame('hold', 9))).toEqual({ change: {}, note: 'repeated' });
    expect(step(call({ noticed: true }), frame('notice', 9)).tell).toBeUndefined();
    expect(step(call({ endedAt: at(9) }), frame('ended', 9)).over).toBeUndefined();
  });

  it('a frame that was overtaken changes nothing, but who answered is learnt', () => {
    const held = call({ state: 'held', stateAt: at(20) });
    expect(step(held, frame('resume', 10))).toEqual({ change: {}, note: 'late' });
    expect(step(held, frame('answered', 5, { agent: 'kim' }))).toEqual({
      change: { agentId: 'kim' },
      tell: { state: 'answered', agentId: 'kim' },
      note: 'late',
    });
    expect(step({ ...held, agentId: 'lo' }, frame('answered', 5, { agent: 'kim' })).tell).toBeUndefined();
  });

  it('a pause that comes after its own end does not stop the call', () => {
    const resumed = { ...call(), ...step(call(), frame('identity-resume', 30, { assurance: 'agent-checked' })).change };
    expect(step(resumed, frame('identity-pause', 20))).toEqual({ change: {}, note: 'late' });
  });

  it('nothing moves after the end, but a call back may be asked', () => {
    const over = call({ state: 'abandoned', stateAt: at(50), endedAt: at(50) });
    expect(step(over, frame('answered', 60, { agent: 'kim' })).tell).toBeUndefined();
    expect(step(over, frame('callback', 60, { number: '0701234567' }))).toEqual({
      change: {},
      tell: { state: 'callback-asked', agentId: undefined },
    });
  });
});

describe('what is said is written down', () => {
  const refused = (given: Partial<Call>, second = 60) => {
    try {
      admitSegment(call(given), at(second));
      return '';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  it('only after notice, outside identity checks, and at most two minutes after the end', () => {
    expect(refused({})).toBe('no-notice');
    expect(refused({ noticed: true })).toBe('');
    expect(refused({ noticed: true, paused: true })).toBe('identity-pause');
    expect(refused({ noticed: true, endedAt: at(0) }, 119)).toBe('');
    expect(refused({ noticed: true, endedAt: at(0) }, 121)).toBe('call-ended');
  });
});
