import { createHmac, timingSafeEqual } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Refused, type Role, roles, type VerifiedClaims } from '#lib/core';
import type { Secrets } from '#lib/keys';
import type { Settings } from './settings.js';

export const sessionCookie = 'sufflor_session';

const Claims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().max(200).default(''),
  roles: z.array(z.string()).default([]),
  team: z.string().max(100).default(''),
  languages: z.array(z.string()).default(['sv', 'en']),
  simulated: z.boolean().default(false),
  exp: z.number(),
});

/** Makes and verifies sign-ins: our own cookie for browsers, the issuer's access token for programs a person has started. */
export class Sessions {
  readonly #key: Uint8Array;
  #jwks: ReturnType<typeof createRemoteJWKSet> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly secrets: Secrets,
  ) {
    this.#key = new TextEncoder().encode(secrets.session);
  }

  /** The cookie's value for verified ID-token claims of a person. */
  async seal(claims: Omit<VerifiedClaims, 'expiresAt' | 'kind'>, expiresAt: Date): Promise<string> {
    return new SignJWT({
      name: claims.name,
      roles: [...claims.roles],
      team: claims.team,
      languages: [...claims.languages],
      simulated: claims.simulated,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'sufflor-session' })
      .setSubject(claims.sub)
      .setIssuer('sufflor')
      .setAudience('sufflor-session')
      .setExpirationTime(expiresAt)
      .sign(this.#key);
  }

  async fromCookie(value: string): Promise<VerifiedClaims> {
    const { payload } = await jwtVerify(value, this.#key, {
      issuer: 'sufflor',
      audience: 'sufflor-session',
      typ: 'sufflor-session',
      algorithms: ['HS256'],
    }).catch(() => {
      throw new Refused('sign-in-expired', 'Your sign-in has expired. Sign in again; what you wrote is kept.', 401);
    });
    return this.claims(payload, 'person');
  }

  /** A token of the OIDC issuer. A token without a person behind it (client credentials) is a service's and can decide nothing. */
  async fromBearer(token: string): Promise<VerifiedClaims> {
    this.#jwks ??= createRemoteJWKSet(new URL(`${this.settings.issuer}/jwks`));
    const { payload } = await jwtVerify(token, this.#jwks, {
      issuer: this.settings.issuer,
      audience: 'urn:sufflor:api',
    }).catch(() => {
      throw new Refused('token-refused', 'The access token is not valid here. Fetch a new one from the issuer.', 401);
    });
    return this.claims(payload, payload['sub'] && payload['sub'] !== payload['client_id'] ? 'person' : 'service');
  }

  private claims(payload: unknown, kind: 'person' | 'service'): VerifiedClaims {
    const parsed = Claims.safeParse(payload);
    if (!parsed.success) throw new Refused('token-refused', 'The sign-in lacks claims that Sufflör needs.', 401);
    const { exp, roles: given, ...rest } = parsed.data;
    if (rest.simulated && !this.settings.demo)
      throw new Refused('simulated-outside-demo', 'Simulated agents exist only in the demo.', 403);
    return {
      ...rest,
      roles: given.filter((role): role is Role => (roles as readonly string[]).includes(role)),
      kind,
      expiresAt: new Date(exp * 1000),
    };
  }

  /** A chat token: names the contact and cannot be made without the key. */
  chatToken(contactId: string): string {
    return `${contactId}.${this.chatMac(contactId)}`;
  }

  /** Contact of a chat token. Throws `chat-token-refused`. */
  fromChatToken(token: string): string {
    const [contactId = '', mac = ''] = token.split('.');
    const right = Buffer.from(this.chatMac(contactId));
    const given = Buffer.from(mac);
    if (right.length !== given.length || !timingSafeEqual(right, given))
      throw new Refused('chat-token-refused', 'This chat cannot be opened. Start a new one.', 401);
    return contactId;
  }

  private chatMac(contactId: string): string {
    return createHmac('sha256', this.secrets.chat).update(contactId).digest('base64url');
  }
}
