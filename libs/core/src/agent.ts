import { Refused } from './refused.js';

export type Role = 'agent' | 'editor' | 'supervisor' | 'operator' | 'auditor';
export const roles: readonly Role[] = ['agent', 'editor', 'supervisor', 'operator', 'auditor'];

/** Sign-in claims whose signature, issuer, audience and time have been verified. Only `libs/platform` makes them. */
export interface VerifiedClaims {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly team: string;
  /** `person` for a human's sign-in; anything else is a machine. */
  readonly kind: 'person' | 'service';
  /** True for the demo issuer's simulated agents. */
  readonly simulated: boolean;
  readonly expiresAt: Date;
  readonly languages: readonly string[];
}

/** A person who may decide. No event, service account or schedule can hold one: the only maker takes verified claims of a person. */
export class Agent {
  readonly #claims: VerifiedClaims;
  private constructor(claims: VerifiedClaims) {
    this.#claims = claims;
  }

  static fromSignIn(claims: VerifiedClaims, now: Date): Agent {
    if (claims.kind !== 'person') throw new Refused('not-a-person', 'Only a person who has signed in can decide.', 403);
    if (!claims.roles.includes('agent')) throw new Refused('not-an-agent', 'Your sign-in has no agent role.', 403);
    if (claims.expiresAt <= now) throw new Refused('sign-in-expired', 'Your sign-in has expired. Sign in again.', 401);
    return new Agent(claims);
  }

  get id(): string {
    return this.#claims.sub;
  }
  get name(): string {
    return this.#claims.name;
  }
  get team(): string {
    return this.#claims.team;
  }
  get simulated(): boolean {
    return this.#claims.simulated;
  }
  get languages(): readonly string[] {
    return this.#claims.languages;
  }
}
