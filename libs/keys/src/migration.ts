import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one small table of contacts' data keys. */
export class ContactKey1700000000000 implements MigrationInterface {
  readonly name = 'ContactKey1700000000000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`create table contact_key (
      contact_id text primary key, wrapped bytea, master_id text not null,
      created_at timestamptz not null default now(), destroyed_at timestamptz, rule text,
      constraint destroyed_has_a_rule check ((wrapped is null) = (destroyed_at is not null) and (wrapped is not null or rule is not null)))`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table contact_key');
  }
}
