import type { z } from 'zod';
import { call } from '../api.js';
import {
  Claimed,
  type CloseContact,
  Colleagues,
  type HandOver,
  NextContact,
  type RaiseAssurance,
} from '../contracts.js';

export type Claim = z.infer<typeof Claimed>;

const post = (contactId: string, what: string, body: unknown = {}) =>
  call(`/api/desk/contacts/${encodeURIComponent(contactId)}/${what}`, { method: 'POST', body });

/** Takes the contact. Throws 409 when another has it. */
export const claim = (contactId: string): Promise<Claim> =>
  call(`/api/desk/contacts/${encodeURIComponent(contactId)}/claim`, { method: 'POST', body: {}, answer: Claimed });
/** Takes whoever this agent should take next; null when nobody waits for her. */
export const takeNext = async (): Promise<Claim | null> =>
  (await call('/api/desk/next', { method: 'POST', body: {}, answer: NextContact })).claimed;
export const reopen = (contactId: string): Promise<Claim> =>
  call(`/api/desk/contacts/${encodeURIComponent(contactId)}/reopen`, { method: 'POST', body: {}, answer: Claimed });
export const takeIn = (contactId: string): Promise<unknown> => post(contactId, 'take-in');
export const colleagues = (): Promise<Colleagues> => call('/api/desk/agents', { answer: Colleagues });
export const followUp = (contactId: string, date: string | null, note = ''): Promise<unknown> =>
  call(`/api/desk/contacts/${encodeURIComponent(contactId)}/follow-up`, { method: 'PUT', body: { date, note } });
/** Keeps the contact longer. */
export const renew = (contactId: string): Promise<Claim> =>
  call(`/api/desk/contacts/${encodeURIComponent(contactId)}/renew`, { method: 'POST', body: {}, answer: Claimed });
export const release = (contactId: string): Promise<unknown> => post(contactId, 'release');
export const handOver = (contactId: string, to: HandOverTo): Promise<unknown> => post(contactId, 'hand-over', to);
export const close = (contactId: string, reason: CloseReason): Promise<unknown> => post(contactId, 'close', { reason });
export const correctCaseType = (contactId: string, caseType: string, messageSeq: number): Promise<unknown> =>
  post(contactId, 'case-type', { caseType, messageSeq });
export const raiseAssurance = (contactId: string, method: IdentityMethod): Promise<unknown> =>
  post(contactId, 'assurance', { assurance: method === 'e-id' ? 'e-id' : 'agent-checked', method });
export const tellTyping = (contactId: string): Promise<unknown> => post(contactId, 'typing').catch(() => undefined);
export const setPresence = (presence: string): Promise<unknown> =>
  call('/api/desk/presence', { method: 'PUT', body: { presence } });

export type HandOverTo = z.input<typeof HandOver>;
export type CloseReason = z.infer<typeof CloseContact>['reason'];
export type IdentityMethod = z.infer<typeof RaiseAssurance>['method'];
