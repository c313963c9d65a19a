import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { BusStrategy, EmbeddedTransport, Hub, listenersOf, type Pace } from '#lib/bus';
import { publisherOf, topicOf } from '#lib/contracts';
import { type Clock, SystemClock } from '#lib/core';
import { ContactKeys } from '#lib/keys';
import { PlatformModule, Sessions, Settings, sessionCookie } from '#lib/platform';
import { freshDatabase } from './fresh-database.js';
import { type Person, person } from './person.js';
import { Publishers } from './publishers.js';

/** Short pauses, so that a test of failure takes milliseconds. */
export const fastPace: Pace = {
  poll: 100,
  lease: 2_000,
  firstPause: 5,
  longestPause: 40,
  totalPause: 150,
  drain: 5_000,
};

export interface TestOptions {
  clock?: Clock;
  pace?: Pace;
  /** Environment variables beside DATABASE_URL and DATA_DIR. */
  env?: Record<string, string>;
  /** Replace what we do not own (a mail server, a model), never the database or the bus. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** Adapters and middleware that the real entry sets before listening. */
  prepare?: (app: INestApplication) => void | Promise<void>;
}

/** Boots services as they run for real, on a fresh database and the log table, with stand-in logs for absent publishers. */
export async function testService(imports: NonNullable<ModuleMetadata['imports']>, options: TestOptions = {}) {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'sufflor-service-'));
  const settings = Settings.from({
    PORT: '0',
    SMTP_PORT: '0',
    ...options.env,
    DATABASE_URL: database.url,
    DATA_DIR: folder,
  });
  const platform = PlatformModule.with(settings, options.clock ?? new SystemClock());
  const builder = Test.createTestingModule({ imports: [platform, DiscoveryModule, ...imports] });
  const module = await (options.override?.(builder) ?? builder).compile();
  const app = module.createNestApplication({ logger: process.env['TEST_LOG'] ? undefined : ['error', 'fatal'] });
  const hub = app.get(Hub);
  const publishers = new Publishers(hub, app.get(ContactKeys), database.url);
  for (const service of listenedTo(app)) await publishers.busOf(service);
  app.connectMicroservice({ strategy: new BusStrategy(hub, new EmbeddedTransport(options.pace ?? fastPace)) });
  await options.prepare?.(app);
  await app.init();
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const sessions = app.get(Sessions);

  /** Cookie header of a signed-in person: `await cookie('agent')`. */
  const cookie = async (who: Person): Promise<string> =>
    `${sessionCookie}=${await sessions.seal(person(who), new Date(Date.now() + 3_600_000))}`;
  return {
    app,
    hub,
    settings,
    url,
    cookie,
    databaseUrl: database.url,
    publishAs: publishers.publishAs.bind(publishers) as Publishers['publishAs'],
    eventsOf: publishers.eventsOf.bind(publishers) as Publishers['eventsOf'],
    busOf: publishers.busOf.bind(publishers) as Publishers['busOf'],
    /** REST as a signed-in person (or nobody), as the browser sends it. `body` goes as JSON. */
    async rest(
      method: string,
      path: string,
      call: { as?: Person; body?: unknown; headers?: Record<string, string> } = {},
    ): Promise<Response> {
      const headers: Record<string, string> = { 'x-sufflor': '1', ...call.headers };
      if (call.as) headers['cookie'] = await cookie(call.as);
      if (call.body !== undefined) headers['content-type'] ??= 'application/json';
      return fetch(new URL(path, url), {
        method,
        headers,
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
      });
    },
    async close(): Promise<void> {
      await app.close();
      await publishers.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type TestService = Awaited<ReturnType<typeof testService>>;

/** Publishers that the consumers under test listen to. */
function listenedTo(app: INestApplication): Set<string> {
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  return new Set(
    controllers
      .flatMap(({ metatype }) => (metatype ? listenersOf(metatype as Function) : []))
      .map(({ schema }) => publisherOf(topicOf(schema))),
  );
}
