import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { BusStrategy, Hub, transportFor } from '#lib/bus';
import { type EmbeddedPostgres, openDatabase, startEmbedded } from '#lib/database';
import { loadSecrets } from '#lib/keys';
import { refusals, type Settings } from '#lib/platform';
import { SmtpReceiver } from '../../intake/src/smtp.receiver.js';
import { Simulator } from '../../simulator/src/simulator.js';
import { serveWeb } from '../../web/src/serve.js';
import { demoClientSecret } from '../../web/src/sign-in.service.js';
import { demoIssuer } from './issuer/issuer.js';
import { Issuer1700000009000 } from './issuer/payload.adapter.js';
import { Mailbox, Mailbox1700000009100 } from './mailbox.service.js';
import { StandaloneModule } from './standalone.module.js';

export interface Running {
  url: string;
  smtpPort: number;
  settings: Settings;
  app: NestExpressApplication;
  /** Stops everything in order: doors, handlers, database last. */
  stop(): Promise<void>;
}

/** Starts the whole product in this process. Throws one clear sentence when it cannot. */
export async function start(given: Settings, say: (line: string) => void, simulate = given.demo): Promise<Running> {
  const refused = refusals(given, { simulator: simulate, demoIssuer: !given.env.OIDC_ISSUER });
  if (refused.length > 0) throw new Error(`The production profile does not start:\n- ${refused.join('\n- ')}`);
  await free(given.env.PORT, given.env.HOST, 'PORT');
  await free(given.env.SMTP_PORT, given.env.HOST, 'SMTP_PORT');
  mkdirSync(given.dataDir, { recursive: true });
  let database: EmbeddedPostgres | undefined;
  if (!given.env.DATABASE_URL) database = await startEmbedded({ folder: given.dataDir, say });
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const url = given.env.DATABASE_URL ?? database?.url ?? '';
    let app: NestExpressApplication;
    let mailbox: Mailbox | undefined;
    let settings = given.with({ DATABASE_URL: url });
    if (!settings.env.SMTP_URL) {
      const own = await openDatabase({
        url,
        schema: 'mailbox',
        entities: [],
        migrations: [Mailbox1700000009100],
        poolSize: 2,
      });
      closers.push(() => own.destroy());
      mailbox = new Mailbox(own, () => app.get(SmtpReceiver, { strict: false }).port);
      settings = settings.with({ SMTP_URL: await mailbox.listen() });
      closers.push(() => (mailbox as Mailbox).close());
    }
    app = await NestFactory.create<NestExpressApplication>(StandaloneModule.with(settings, mailbox), {
      bodyParser: false,
      logger: ['error', 'warn'],
      abortOnError: false,
    });
    closers.push(() => app.close());
    app.set('query parser', 'simple');
    if (!settings.env.OIDC_ISSUER) {
      const own = await openDatabase({
        url,
        schema: 'issuer',
        entities: [],
        migrations: [Issuer1700000009000],
        poolSize: 2,
      });
      closers.push(() => own.destroy());
      app.use(
        '/oidc',
        demoIssuer(
          settings,
          own,
          settings.env.OIDC_CLIENT_SECRET ?? demoClientSecret(loadSecrets(settings.secretsFile, true)),
        ),
      );
    }
    serveWeb(app);
    app.useBodyParser('json', { limit: '1mb' });
    app.connectMicroservice({ strategy: new BusStrategy(app.get(Hub), transportFor()) });
    await app.init();
    await app.startAllMicroservices();
    await app.listen(settings.env.PORT, settings.env.HOST);
    if (settings.demo && simulate) closers.push(startSimulator(settings, app));
    return {
      url: settings.publicUrl,
      smtpPort: app.get(SmtpReceiver, { strict: false }).port,
      settings,
      app,
      stop: () => stop(closers, database),
    };
  } catch (error) {
    await stop(closers, database);
    throw error;
  }
}

/** Invented citizens and agents; they stop before the doors they use. */
function startSimulator(settings: Settings, app: NestExpressApplication): () => Promise<void> {
  const smtpPort = app.get(SmtpReceiver, { strict: false }).port;
  const { switchboard } = loadSecrets(settings.secretsFile, false);
  const simulator = new Simulator(
    {
      url: settings.publicUrl,
      smtpPort,
      switchboardToken: switchboard,
      first: 16,
      every: 25,
      agents: ['sim-1', 'sim-2'],
    },
    () => undefined,
  );
  simulator.start();
  return () => simulator.stop();
}

async function stop(closers: (() => Promise<unknown>)[], database: EmbeddedPostgres | undefined): Promise<void> {
  for (const close of closers.reverse()) await close().catch(() => undefined);
  await database?.stop();
}

/** A taken port is said before anything else starts. */
const free = (port: number, host: string, name: string): Promise<void> =>
  new Promise((done, fail) => {
    if (port === 0) return done();
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) =>
      fail(
        new Error(
          code === 'EADDRINUSE'
            ? `Port ${port} is taken. Stop what uses it, or choose another: ${name}=${port + 1} npm start`
            : `Port ${port} cannot be used (${code}). Choose another with ${name}.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });
