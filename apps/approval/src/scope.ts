import type { Assurance, DeliveryChannel, Scope } from '#lib/contracts';

export type MayCarry = { ok: true } | { ok: false; code: string; message: string; wayOut: string[] };

const knows: readonly Assurance[] = ['agent-checked', 'e-id'];

/**
 * Whether a reply of this scope may go to a citizen we know this well by this channel. A personal reply says something
 * about one person's own matter: it needs a checked identity and never leaves by plain e-mail (OSL 2009:400, GDPR art. 32).
 */
export function mayCarry(scope: Scope, assurance: Assurance, channel: DeliveryChannel): MayCarry {
  if (scope === 'general') return { ok: true };
  if (channel === 'email' || channel === 'form') {
    return {
      ok: false,
      code: 'personal-by-email',
      message: 'A personal reply may not leave by e-mail.',
      wayOut: ['log-in-pages', 'letter', 'call'],
    };
  }
  if (!knows.includes(assurance)) {
    return {
      ok: false,
      code: 'identity-not-checked',
      message: 'A personal reply needs a checked identity. Check who the citizen is and record how.',
      wayOut: ['check-identity', 'log-in-pages', 'letter'],
    };
  }
  return { ok: true };
}
