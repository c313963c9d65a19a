import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  /** Address of a new, empty database. */
  url: string;
  drop(): Promise<void>;
}

/** Runs one statement on the test server's own database. */
export async function onServer(sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

const serverUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('No test database: run jest through infra/jest.mjs, or set TEST_DATABASE_URL.');
  return url;
};

/** A database of its own for one test file, on the run's throw-away cluster. `template` is copied when given. */
export async function freshDatabase(template = 'template1'): Promise<FreshDatabase> {
  const name = `sufflor_test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => void (await onServer(`drop database if exists ${name} with (force)`)) };
}
