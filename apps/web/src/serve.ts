import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import helmet from 'helmet';
import { projectFolder } from '#lib/platform';

/** Pages that stand apart from the app, without its weight: the citizen's, and the demo's mailbox. */
const ownPages: readonly [RegExp, string][] = [
  [/^\/medborgare\/?$/, 'citizen/page.html'],
  [/^\/formular\/[^/]+\/?$/, 'citizen/form.html'],
  [/^\/brevlada(\/|$)/, 'citizen/mailbox.html'],
];
const pageOf = (path: string): string => ownPages.find(([pattern]) => pattern.test(path))?.[1] ?? 'index.html';

/** Serves the built client: hashed files for ever, everything else never cached; unknown pages are the app's own. */
export function serveWeb(app: NestExpressApplication): void {
  const folder = join(projectFolder, 'dist/web');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          frameSrc: ["'self'", 'blob:', 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      crossOriginResourcePolicy: { policy: 'cross-origin' },
      strictTransportSecurity: false,
    }),
  );
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(folder, { index: false, maxAge: 0 }));
  app.use((request: express.Request, response: express.Response, next: express.NextFunction) => {
    const page = join(folder, pageOf(request.path));
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|auth|oidc|health|metrics)(\/|$)/.test(request.path) &&
      (request.headers.accept ?? '').includes('text/html');
    if (!isPage || !existsSync(page)) return next();
    response.set('cache-control', 'no-store').sendFile(page);
  });
}
