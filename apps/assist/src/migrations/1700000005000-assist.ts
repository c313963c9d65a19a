import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open suggestions, so that news can withdraw them; and the supervisors' switches. No text is kept here. */
export class Assist1700000005000 implements MigrationInterface {
  readonly name = 'Assist1700000005000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table suggestion (
        suggestion_id uuid primary key, contact_id text not null, message_seq integer not null, articles text[] not null default '{}', valid_to text not null default '',
        case_type text not null default '', written_by text not null default '', withdrawn text not null default '', created_at timestamptz not null default now());
      create index suggestion_open on suggestion (contact_id) where withdrawn = '';
      create index suggestion_articles on suggestion using gin (articles) where withdrawn = '';
      create table switched_off (kind text not null check (kind in ('case-type', 'article', 'model')), id text not null, by_id text not null, why text not null, at timestamptz not null default now(), primary key (kind, id));
      create table switch_log (id bigserial primary key, kind text not null, target text not null, off boolean not null, by_id text not null, why text not null, at timestamptz not null default now());
      create table heard (contact_id text primary key, message_seq integer not null)`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table heard, switch_log, switched_off, suggestion');
  }
}
