import { DataSource, type EntitySchema, type MigrationInterface, type MixedList } from 'typeorm';

export interface DatabaseSettings {
  /** PostgreSQL connection address. */
  url: string;
  /** Schema of the service; also its name. */
  schema: string;
  entities: MixedList<Function | string | EntitySchema>;
  migrations: (new () => MigrationInterface)[];
  /** Connections at most; eight services share one server's hundred. */
  poolSize?: number;
}

/**
 * Opens a service's own schema and brings it to the newest version. Two replicas that start at once wait for each
 * other on an advisory lock. Throws when the server cannot be reached or a migration fails.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<DataSource> {
  const { url, schema } = settings;
  if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new Error(`"${schema}" cannot be a schema name: use a-z, 0-9 and _.`);
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    schema,
    entities: settings.entities,
    migrations: settings.migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    applicationName: `sufflor-${schema}`,
    poolSize: settings.poolSize ?? 6,
    extra: {
      options: `-c search_path=${schema} -c lock_timeout=15s -c idle_in_transaction_session_timeout=60s`,
      connectionTimeoutMillis: 8_000,
    },
    poolErrorHandler: () => undefined, // a lost idle connection is replaced at the next query
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('set lock_timeout = 0'); // another replica's migration may take long
    await lock.query('select pg_advisory_lock(hashtext($1))', [`migrate:${schema}`]);
    await lock.query(`create schema if not exists ${schema}`);
    await dataSource.runMigrations();
  } catch (error) {
    await dataSource.destroy().catch(() => undefined);
    throw error;
  } finally {
    if (dataSource.isInitialized) {
      await lock.query('select pg_advisory_unlock(hashtext($1))', [`migrate:${schema}`]);
      await lock.query('reset lock_timeout');
    }
    await lock.release().catch(() => undefined);
  }
  return dataSource;
}
