import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { Bus, Bus1700000000001, Hub, Wake } from '#lib/bus';
import { openDatabase } from '#lib/database';
import { ContactKeys } from '#lib/keys';
import { ReadLog1700000000002 } from './read-log.js';
import { Settings } from './settings.js';

const SERVICE = Symbol('service');

/** A service's own database schema and bus: `imports: [ServiceModule.for('approval', entities, migrations)]`. */
@Module({})
export class ServiceModule implements OnApplicationShutdown {
  constructor(
    @Inject(SERVICE) private readonly service: string,
    private readonly database: DataSource,
    private readonly hub: Hub,
  ) {}

  static for(
    service: string,
    entities: (Function | EntitySchema)[],
    migrations: (new () => MigrationInterface)[],
  ): DynamicModule {
    return {
      module: ServiceModule,
      providers: [
        { provide: SERVICE, useValue: service },
        {
          provide: DataSource,
          useFactory: (settings: Settings) =>
            openDatabase({
              url: settings.env.DATABASE_URL ?? '',
              schema: service,
              entities,
              migrations: [Bus1700000000001, ReadLog1700000000002, ...migrations],
            }),
          inject: [Settings],
        },
        {
          provide: Bus,
          useFactory: (database: DataSource, keys: ContactKeys, wake: Wake, hub: Hub) => {
            const bus = new Bus(
              service,
              database,
              { find: (id) => keys.find(id), obtain: (id) => keys.obtain(id) },
              wake,
            );
            hub.join(bus);
            return bus;
          },
          inject: [DataSource, ContactKeys, Wake, Hub],
        },
      ],
      exports: [DataSource, Bus],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    this.hub.leave(this.service);
    if (this.database.isInitialized) await this.database.destroy();
  }
}
