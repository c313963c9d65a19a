import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables the bus keeps in every service's schema. */
export class Bus1700000000001 implements MigrationInterface {
  readonly name = 'Bus1700000000001';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table bus_log (
        seq bigserial primary key, topic text not null, partition smallint not null, key text not null,
        headers jsonb not null, value bytea not null, at timestamptz not null default clock_timestamp());
      create index bus_log_order on bus_log (topic, partition, seq);
      create index bus_log_age on bus_log (at);
      create table bus_offset (
        grp text not null, topic text not null, partition smallint not null, position bigint not null,
        owner text, until timestamptz, primary key (grp, topic, partition));
      create table bus_home (one boolean primary key default true check (one), transport text not null check (transport in ('embedded', 'kafka')), since timestamptz not null default now());
      create table bus_member (grp text not null, id text not null, seen_at timestamptz not null, primary key (grp, id));
      create table bus_inbox (handler text not null, event_id text not null, at timestamptz not null default now(), primary key (handler, event_id));
      create index bus_inbox_age on bus_inbox (at);
      create table bus_parked (
        id uuid primary key, handler text not null, event_id text not null, topic text not null, partition smallint not null, key text not null,
        headers jsonb not null, value bytea not null, reason text not null, attempts int not null,
        state text not null default 'parked' check (state in ('parked', 'retrying', 'retried', 'discarded')),
        decided_by text, decided_why text, at timestamptz not null default now(), decided_at timestamptz,
        constraint decided_by_a_person check (state = 'parked' or (decided_by <> '' and decided_why <> '' and decided_at is not null)));
      create index bus_parked_open on bus_parked (at) where state in ('parked', 'retrying');
      create unique index bus_parked_once on bus_parked (handler, event_id) where state in ('parked', 'retrying')`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table bus_log, bus_offset, bus_home, bus_member, bus_inbox, bus_parked');
  }
}
