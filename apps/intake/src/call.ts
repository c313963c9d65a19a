import type { Assurance, CallFrame } from '#lib/contracts';
import { Refused } from '#lib/core';

/** A call as intake knows it between frames. */
export interface Call {
  callRef: string;
  contactId: string;
  /** The citizen has been told that the call is written down. */
  noticed: boolean;
  /** Identity is being checked: nothing is written down. */
  paused: boolean;
  pauseAt: Date | null;
  /** The queued frame with the caller's facts has come. */
  queued: boolean;
  state: string;
  stateAt: Date;
  agentId: string;
  startedAt: Date;
  /** When we heard that it was over, by our own clock. */
  endedAt: Date | null;
}

/** Frames that say something of the call itself, not what is said in it. */
export type StateFrame = Exclude<CallFrame, { type: 'segment' }>;

/** What a frame does. Nothing told = the frame is late or repeated, and is only acknowledged. */
export interface Step {
  change: Partial<Call>;
  tell?: { state: string; agentId?: string; assurance?: Assurance };
  over?: 'ended' | 'abandoned';
  note?: 'late' | 'repeated';
}

/** Milliseconds after its end during which a call's last segments may still come. */
const graceMs = 120_000;

const words = {
  answered: 'answered',
  hold: 'held',
  resume: 'resumed',
  transfer: 'transferred',
  callback: 'callback-asked',
} as const;
const pauses = { 'identity-pause': 'identity-paused', 'identity-resume': 'identity-resumed' } as const;

/** Rules of a call's course. Frames may come twice and out of order; their own times decide. */
export function step(call: Call, frame: StateFrame, now: Date): Step {
  const at = new Date(frame.at);
  switch (frame.type) {
    case 'queued':
      return call.queued ? { change: {}, note: 'repeated' } : { change: { queued: true } };
    case 'notice':
      return call.noticed
        ? { change: {}, note: 'repeated' }
        : { change: { noticed: true }, tell: { state: 'notice-given' } };
    case 'ended':
    case 'abandoned':
      return call.endedAt
        ? { change: {}, note: 'repeated' }
        : { change: { state: frame.type, stateAt: at, endedAt: now }, over: frame.type };
    case 'identity-pause':
    case 'identity-resume':
      return pausing(call, frame, at);
    default:
      return moving(call, frame, at);
  }
}

function pausing(call: Call, frame: Extract<StateFrame, { type: keyof typeof pauses }>, at: Date): Step {
  const paused = frame.type === 'identity-pause';
  if (call.pauseAt && at.getTime() === call.pauseAt.getTime() && paused === call.paused)
    return { change: {}, note: 'repeated' };
  if (call.endedAt || (call.pauseAt && at < call.pauseAt)) return { change: {}, note: 'late' };
  return {
    change: { paused, pauseAt: at },
    tell: { state: pauses[frame.type], assurance: frame.type === 'identity-resume' ? frame.assurance : undefined },
  };
}

function moving(call: Call, frame: Extract<StateFrame, { type: keyof typeof words }>, at: Date): Step {
  const state = words[frame.type];
  const agentId = frame.type === 'answered' ? frame.agent : frame.type === 'transfer' ? frame.to : undefined;
  if (at.getTime() === call.stateAt.getTime() && state === call.state) return { change: {}, note: 'repeated' };
  if (call.endedAt && frame.type !== 'callback') return { change: {}, note: 'late' };
  if (at < call.stateAt) {
    // Overtaken by a later frame; who answered is still worth knowing when nobody else is known.
    return agentId && !call.agentId
      ? { change: { agentId }, tell: { state, agentId }, note: 'late' }
      : { change: {}, note: 'late' };
  }
  const ended = call.endedAt !== null;
  return {
    change: { ...(ended ? {} : { state, stateAt: at }), ...(agentId ? { agentId } : {}) },
    tell: { state, agentId },
  };
}

/** Whether what is said may be written down now. Throws `no-notice`, `identity-pause` or `call-ended`. */
export function admitSegment(call: Call, now: Date): void {
  if (!call.noticed)
    throw new Refused(
      'no-notice',
      'The citizen has not been told that the call is written down. Send notice first; what was said before is not kept.',
      409,
    );
  if (call.paused)
    throw new Refused(
      'identity-pause',
      'Identity is being checked: nothing is written down until identity-resume.',
      409,
    );
  if (call.endedAt && now.getTime() - call.endedAt.getTime() > graceMs)
    throw new Refused('call-ended', 'The call ended more than two minutes ago.', 409);
}
