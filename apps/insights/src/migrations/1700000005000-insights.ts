import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts from which every figure is counted. No agent is in them, and no text outside the contact's own encryption. */
export class Insights1700000005000 implements MigrationInterface {
  readonly name = 'Insights1700000005000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table fact (
        contact_id text primary key, person text not null, channel text not null default '', language text not null default '', arrived_at timestamptz not null,
        case_type text not null default '', word text not null default 'unsure', decided_by text not null default '', triaged_seq integer not null default 0,
        set_aside text not null default '', citizen_seq integer not null default 0, answered_seq integer not null default 0, closed_seq integer,
        waiting_since timestamptz, first_reply_at timestamptz, answered_at timestamptz, over boolean not null default false, example bytea,
        demo boolean not null default false,
        counted_as text not null generated always as (
          case when decided_by = 'agent' then case_type when word = 'unsure' or case_type = '' then 'unsure' else case_type end) stored);
      create index fact_arrived on fact (arrived_at);
      create index fact_waiting on fact (channel) where not over and not demo;
      create table said (contact_id text not null, day date not null, primary key (day, contact_id));
      create index said_contact on said (contact_id);
      create table answer (reply_id text primary key, contact_id text not null, seq integer not null default 0, state text not null, simulated boolean not null default false, at timestamptz not null);
      create index answer_contact on answer (contact_id);
      create table suggestion (
        suggestion_id text primary key, contact_id text not null, case_type text not null default '', channel text not null default '', strength text not null default '',
        version text not null default '', written_by text not null default '', at timestamptz not null, reply_id text not null default '',
        outcome text not null default 'open', words_suggested integer not null default 0, words_changed integer not null default 0, decided_in_ms bigint not null default 0,
        reasons text[] not null default '{}', simulated boolean not null default false, demo boolean not null default false,
        constraint suggestion_outcome check (outcome in ('open', 'unchanged', 'changed', 'rejected', 'own', 'withdrawn')));
      create index suggestion_at on suggestion (at);
      create index suggestion_contact on suggestion (contact_id);
      create table surge (case_type text not null, at timestamptz not null, count integer not null, expected double precision not null, primary key (case_type, at));
      create table history (made_at timestamptz not null, first_day date not null, last_day date not null, facts integer not null)`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table history, surge, suggestion, answer, said, fact');
  }
}
