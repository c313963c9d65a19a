import type { Role, VerifiedClaims } from '#lib/core';

type Claims = Omit<VerifiedClaims, 'expiresAt' | 'kind'>;

/** A role, or a person told in part: `'agent'`, `{ sub: 'kim', roles: ['agent', 'editor'] }`. */
export type Person = Role | Partial<Claims>;

/** Claims of a test person. */
export const person = (who: Person): Claims => {
  const given = typeof who === 'string' ? { sub: `test-${who}`, roles: [who] } : who;
  return {
    sub: 'test-agent',
    name: 'Test Testsson',
    roles: ['agent'],
    team: 'test',
    simulated: false,
    languages: ['sv', 'en'],
    ...given,
  };
};
