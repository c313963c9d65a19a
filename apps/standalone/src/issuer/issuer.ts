import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import Provider, { type Configuration } from 'oidc-provider';
import type { DataSource } from 'typeorm';
import type { Settings } from '#lib/platform';
import { adapterFor } from './payload.adapter.js';
import { people } from './people.js';
import { page } from './people.page.js';

/** A real OpenID Connect issuer with demo people: nobody has a password, so it exists only in the demo and for one's own first steps. */
export function demoIssuer(settings: Settings, database: DataSource, clientSecret: string): Express {
  const keys = issuerKeys(join(settings.dataDir, 'issuer.json'));
  const configuration: Configuration = {
    adapter: adapterFor(database) as never,
    jwks: { keys: [keys.jwk as never] },
    cookies: {
      keys: [keys.cookie],
      names: { session: 'issuer_session', interaction: 'issuer_interaction', resume: 'issuer_resume' },
      long: { sameSite: 'lax' },
      short: { sameSite: 'lax' },
    },
    clients: [
      {
        client_id: settings.env.OIDC_CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [`${settings.publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${settings.publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code', 'client_credentials'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], sufflor: ['roles', 'team', 'languages', 'simulated'] },
    scopes: ['openid', 'profile', 'sufflor'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:sufflor:api',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid profile sufflor',
          audience: 'urn:sufflor:api',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      Session: 43_200,
      Grant: 43_200,
      Interaction: 600,
      AuthorizationCode: 60,
      IdToken: 43_200,
      AccessToken: 3600,
      ClientCredentials: 600,
    },
    findAccount: (_, id) => {
      const person = people.find((known) => known.id === id);
      return (
        person && {
          accountId: id,
          claims: async () => ({
            sub: id,
            name: person.name,
            roles: person.roles,
            team: person.team,
            languages: person.languages,
            simulated: person.simulated,
          }),
        }
      );
    },
    extraTokenClaims: (_, token) => {
      const person = people.find((known) => 'accountId' in token && known.id === token.accountId);
      return (
        person && {
          name: person.name,
          roles: person.roles,
          team: person.team,
          languages: person.languages,
          simulated: person.simulated,
        }
      );
    },
    interactions: { url: (_, interaction) => `${new URL(settings.issuer).pathname}/interaction/${interaction.uid}` },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    renderError: (context, out) => {
      context.type = 'text';
      context.body = `Inloggningen gick inte: ${out.error_description ?? out.error}. Gå tillbaka till startsidan och försök igen.`;
    },
  };
  const provider = new Provider(settings.issuer, configuration);
  const app = express();
  app.get('/interaction/:uid', (request, response, next) => {
    interact(provider, request, response).catch(next);
  });
  app.use(provider.callback());
  return app;
}

/** One click: the chosen person (login_hint, or a link on the page) is signed in and consent is the demo's own. */
async function interact(provider: Provider, request: express.Request, response: express.Response): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    const chosen = String(request.query['as'] ?? params['login_hint'] ?? '');
    if (!people.some(({ id }) => id === chosen))
      return void response.type('html').send(page(request.originalUrl.split('?')[0] ?? ''));
    return provider.interactionFinished(
      request,
      response,
      { login: { accountId: chosen } },
      { mergeWithLastSubmission: false },
    );
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope('openid profile sufflor');
  grant.addResourceScope('urn:sufflor:api', 'openid profile sufflor');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
}

function issuerKeys(file: string): { jwk: object; cookie: string } {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(
      file,
      JSON.stringify({
        jwk: { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'demo' },
        cookie: randomBytes(32).toString('base64url'),
      }),
      { mode: 0o600 },
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { jwk: object; cookie: string };
}
