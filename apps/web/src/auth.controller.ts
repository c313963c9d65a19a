import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { DemoPerson, SignedIn } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { Api, Caller, Settings, sessionCookie } from '#lib/platform';
import { SignInService } from './sign-in.service.js';

const flowCookie = 'sufflor_flow';

/** Sign-in by OpenID Connect (authorization code with PKCE); the browser keeps only our own session cookie. */
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly settings: Settings,
  ) {}

  @Get('login')
  @Api({ summary: 'Begins a sign-in. `as` names a demo person; `to` is the page to come back to.', who: 'public' })
  async login(
    @Query('as') as: string | undefined,
    @Query('to') to: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { url, flow } = await this.signIn.begin(as, to);
    this.set(response, flowCookie, flow, 600, '/auth');
    response.redirect(url);
  }

  @Get('callback')
  @Api({ summary: 'Where the issuer sends the browser back.', who: 'public' })
  async callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { session, seconds, to } = await this.signIn.finish(
      request.originalUrl,
      request.headers.cookie ?? '',
      flowCookie,
    );
    this.set(response, flowCookie, '', 0, '/auth');
    this.set(response, sessionCookie, session, seconds, '/');
    response.redirect(to);
  }

  @Post('logout')
  @HttpCode(204)
  @Api({ summary: 'Signs out here and at the issuer.', who: 'signed-in' })
  logout(@Res() response: Response): void {
    this.set(response, sessionCookie, '', 0, '/');
    response.status(204).end();
  }

  @Get('me')
  @Api({ summary: 'Who is signed in.', who: 'signed-in', answer: SignedIn })
  me(@Caller() { sub, name, roles, team, languages, simulated, expiresAt }: VerifiedClaims): SignedIn {
    return {
      id: sub,
      name,
      roles: [...roles],
      team,
      languages: [...languages],
      simulated,
      expiresAt: expiresAt.toISOString(),
      demo: this.settings.demo,
    };
  }

  @Get('people')
  @Api({ summary: "The demo issuer's people; empty outside the demo.", who: 'public' })
  people(): DemoPerson[] {
    return this.signIn.people();
  }

  private set(response: Response, name: string, value: string, seconds: number, path: string): void {
    const secure = this.settings.publicUrl.startsWith('https://');
    response.append(
      'set-cookie',
      stringifySetCookie({ name, value, httpOnly: true, sameSite: 'lax', secure, path, maxAge: seconds }),
    );
  }
}
