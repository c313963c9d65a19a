import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Hub, Wake } from '#lib/bus';
import { Clock, SystemClock } from '#lib/core';
import { openDatabase } from '#lib/database';
import { ContactKey1700000000000, ContactKeys, loadSecrets, type Secrets } from '#lib/keys';
import { ApiInterceptor } from './api.interceptor.js';
import { DocsController } from './docs.controller.js';
import { OperationsController } from './operations.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { ReadLogs } from './read-log.js';
import { Sessions } from './sessions.js';
import { Settings } from './settings.js';
import { SignInGuard } from './sign-in.guard.js';

/** Token of the secrets file's content. */
export const SECRETS = Symbol('secrets');
const KEYS_DATABASE = Symbol('keys-database');

/** What every process needs once: settings, secrets, keys, hub, sign-in, errors. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly wake: Wake) {}

  static with(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    const url = settings.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set and no embedded database was started.');
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [DocsController, OperationsController],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: clock },
        {
          provide: SECRETS,
          useFactory: () => loadSecrets(settings.secretsFile, settings.profile !== 'production'),
        },
        {
          provide: KEYS_DATABASE,
          useFactory: () =>
            openDatabase({
              url,
              schema: 'keys',
              entities: [],
              migrations: [ContactKey1700000000000],
              poolSize: 4,
            }),
        },
        {
          provide: ContactKeys,
          useFactory: (database: DataSource, secrets: Secrets) => new ContactKeys(database, secrets),
          inject: [KEYS_DATABASE, SECRETS],
        },
        {
          provide: Wake,
          useFactory: async () => {
            const wake = new Wake();
            await wake.connect(url);
            return wake;
          },
        },
        {
          provide: Hub,
          useFactory: (wake: Wake, keys: ContactKeys) => new Hub(wake, (contactId) => keys.find(contactId)),
          inject: [Wake, ContactKeys],
        },
        {
          provide: Sessions,
          useFactory: (secrets: Secrets) => new Sessions(settings, secrets),
          inject: [SECRETS],
        },
        ReadLogs,
        { provide: APP_GUARD, useClass: SignInGuard },
        { provide: APP_INTERCEPTOR, useClass: ApiInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        {
          provide: 'close-keys',
          useFactory: (database: DataSource) => ({
            onApplicationShutdown: () => database.destroy(),
          }),
          inject: [KEYS_DATABASE],
        },
      ],
      exports: [Settings, Clock, SECRETS, ContactKeys, Wake, Hub, Sessions, ReadLogs],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.wake.close();
  }
}
