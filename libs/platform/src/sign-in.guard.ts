import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { parseCookie } from 'cookie';
import type { Request } from 'express';
import { Agent, Clock, Refused, type VerifiedClaims } from '#lib/core';
import { type ApiRoute, apiMark } from './api.js';
import { Sessions, sessionCookie } from './sessions.js';

export type SignedRequest = Request & { claims?: VerifiedClaims };

/** Reads who is calling from cookie or bearer token. Throws 401 when there is neither. */
export async function claimsOf(
  headers: { cookie?: string; authorization?: string },
  sessions: Sessions,
): Promise<{ claims: VerifiedClaims; byCookie: boolean }> {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { claims: await sessions.fromBearer(bearer), byCookie: false };
  const cookie = parseCookie(headers.cookie ?? '')[sessionCookie];
  if (!cookie) throw new Refused('sign-in-needed', 'Sign in first.', 401);
  return { claims: await sessions.fromCookie(cookie), byCookie: true };
}

/** Holds every route to its `@Api` declaration. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const route = this.reflector.get<ApiRoute | undefined>(apiMark, context.getHandler());
    if (!route) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Api declaration`);
    if (route.who === 'public') return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const { claims, byCookie } = await claimsOf(request.headers, this.sessions);
    if (claims.expiresAt <= this.clock.now())
      throw new Refused('sign-in-expired', 'Your sign-in has expired. Sign in again; what you wrote is kept.', 401);
    // A page of another site can send our cookie but not this header.
    if (byCookie && !['GET', 'HEAD'].includes(request.method) && request.headers['x-sufflor'] !== '1') {
      throw new Refused('csrf', 'The header X-Sufflor: 1 is missing.', 403);
    }
    if (route.who !== 'signed-in' && !route.who.some((role) => claims.roles.includes(role))) {
      throw new Refused('role-missing', `This needs one of the roles: ${route.who.join(', ')}.`, 403);
    }
    request.claims = claims;
    return true;
  }
}

/** Who is calling: `@SignedIn() claims`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): VerifiedClaims => {
  const { claims } = context.switchToHttp().getRequest<SignedRequest>();
  if (!claims) throw new Refused('sign-in-needed', 'Sign in first.', 401);
  return claims;
});

/** The person who decides: `@Deciding() agent`. The only way a controller gets an Agent. */
export const Deciding = createParamDecorator((_: unknown, context: ExecutionContext): Agent => {
  const { claims } = context.switchToHttp().getRequest<SignedRequest>();
  if (!claims) throw new Refused('sign-in-needed', 'Sign in first.', 401);
  return Agent.fromSignIn(claims, new Date());
});
