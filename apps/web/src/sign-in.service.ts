import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { parseCookie } from 'cookie';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { DemoPerson } from '#lib/contracts';
import { Refused, type Role, roles } from '#lib/core';
import type { Secrets } from '#lib/keys';
import { SECRETS, Sessions, Settings } from '#lib/platform';

/** Token of the demo people, given by the process that has the demo issuer. */
export const DEMO_PEOPLE = Symbol('demo-people');

const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  until: z.number(),
});
const IdClaims = z.object({
  sub: z.string().min(1),
  name: z.string().default(''),
  roles: z.array(z.string()).default([]),
  team: z.string().default(''),
  languages: z.array(z.string()).default(['sv', 'en']),
  simulated: z.boolean().default(false),
  exp: z.number(),
});

/** The OpenID Connect client. */
@Injectable()
export class SignInService {
  #client: Promise<oidc.Configuration> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly sessions: Sessions,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Optional() @Inject(DEMO_PEOPLE) private readonly demoPeople: DemoPerson[] | null,
  ) {}

  people(): DemoPerson[] {
    return this.demoPeople ?? [];
  }

  async begin(as: string | undefined, to: string | undefined): Promise<{ url: string; flow: string }> {
    const client = await this.client();
    const verifier = oidc.randomPKCECodeVerifier();
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier,
      to: safePath(to),
      until: Date.now() + 600_000,
    };
    const url = oidc.buildAuthorizationUrl(client, {
      redirect_uri: `${this.settings.publicUrl}/auth/callback`,
      scope: 'openid profile sufflor',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(as ? { login_hint: as, prompt: 'login' } : {}),
    });
    return { url: url.href, flow: this.sign(JSON.stringify(flow)) };
  }

  /** The session for a finished sign-in. Refuses a flow that was not begun in this browser. */
  async finish(
    path: string,
    cookies: string,
    flowCookie: string,
  ): Promise<{ session: string; seconds: number; to: string }> {
    const flow = this.open(parseCookie(cookies)[flowCookie] ?? '');
    const tokens = await oidc
      .authorizationCodeGrant(await this.client(), new URL(path, this.settings.publicUrl), {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      })
      .catch(() => {
        throw new Refused(
          'sign-in-failed',
          'The sign-in could not be finished. Go back to the start page and try again.',
          400,
        );
      });
    const claims = IdClaims.parse(tokens.claims());
    if (claims.simulated && !this.settings.demo)
      throw new Refused('simulated-outside-demo', 'Simulated agents exist only in the demo.', 403);
    const given = claims.roles.filter((role): role is Role => (roles as readonly string[]).includes(role));
    if (given.length === 0)
      throw new Refused('no-role', 'Your account has no role in Sufflör. Ask your administrator for one.', 403);
    const expiresAt = new Date(Math.min(claims.exp * 1000, Date.now() + 12 * 3600_000));
    const session = await this.sessions.seal({ ...claims, roles: given }, expiresAt);
    return { session, seconds: Math.floor((expiresAt.getTime() - Date.now()) / 1000), to: flow.to };
  }

  private client(): Promise<oidc.Configuration> {
    const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.settings.env;
    const insecure = this.settings.issuer.startsWith('http://') ? { execute: [oidc.allowInsecureRequests] } : {};
    this.#client ??= oidc
      .discovery(
        new URL(this.settings.issuer),
        OIDC_CLIENT_ID,
        OIDC_CLIENT_SECRET ?? demoClientSecret(this.secrets),
        undefined,
        insecure,
      )
      .catch((error: Error) => {
        this.#client = undefined;
        throw new Refused(
          'issuer-away',
          `The sign-in service does not answer (${error.message}). Try again in a moment.`,
          503,
        );
      });
    return this.#client;
  }

  private sign(text: string): string {
    const body = Buffer.from(text).toString('base64url');
    return `${body}.${this.mac(body)}`;
  }

  private open(value: string): z.infer<typeof Flow> {
    const [body = '', mac = ''] = value.split('.');
    const right = Buffer.from(this.mac(body));
    const given = Buffer.from(mac);
    const flow =
      right.length === given.length && timingSafeEqual(right, given)
        ? Flow.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
        : undefined;
    if (!flow?.success || flow.data.until < Date.now())
      throw new Refused(
        'sign-in-failed',
        'The sign-in took too long or was begun elsewhere. Go back to the start page and try again.',
        400,
      );
    return flow.data;
  }

  private mac(body: string): string {
    return createHmac('sha256', this.secrets.session).update(`flow:${body}`).digest('base64url');
  }
}

/** Only a path of our own: an address of another site would make a trap of the sign-in. */
const safePath = (to: string | undefined): string => (to && /^\/(?![/\\])[\w\-./?=&%#]*$/.test(to) ? to : '/');

/** The demo issuer's client secret follows from the secrets file, so that both sides know it. */
export const demoClientSecret = (secrets: Secrets): string =>
  createHmac('sha256', secrets.session).update('demo-client').digest('base64url');
