import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts as agents see them, their texts (encrypted), news for live push, and what supervisors administer. */
export class Desk1700000004000 implements MigrationInterface {
  readonly name = 'Desk1700000004000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table contact (
        id text primary key, reference text not null default '', channel text not null default '', citizen_ref text not null default '',
        assurance text not null default 'none', right_to_act text not null default 'unknown', protected_identity boolean not null default false,
        delivery_channel text not null default '', language text not null default '', simulated boolean not null default false,
        team text not null default '', team_by text not null default '', reserved_for text not null default '', reserved_until timestamptz,
        case_type text not null default '', word text not null default 'unsure', decided_by text not null default '', urgency text not null default 'normal',
        risk boolean not null default false, acts text[] not null default '{}', alternatives jsonb not null default '[]', guidance bytea,
        triaged_seq integer not null default 0, arrived_at timestamptz not null, last_seq integer not null default 0, citizen_seq integer not null default 0,
        answered_seq integer not null default 0, waiting_since timestamptz, answer_by timestamptz, set_aside text not null default '',
        reply text not null default 'none', suggestion_id text not null default '', suggestion_seq integer not null default 0, call_state text not null default '',
        closed_seq integer, close_reason text not null default '', state text not null default 'waiting',
        holder_id text not null default '', holder_name text not null default '', claim bigint not null default 0, held_until timestamptz,
        follow_up date, follow_up_by text not null default '', follow_up_due boolean not null default false, place integer, wait_from integer, wait_to integer, answered_by text not null default '',
        constraint contact_state check (state in ('waiting', 'answered', 'closed', 'set-aside')),
        constraint a_holder_has_an_end check ((holder_id = '') = (held_until is null)));
      create index contact_open on contact (state) where state <> 'closed';
      create index contact_citizen on contact (citizen_ref) where citizen_ref <> '';
      create index contact_held on contact (holder_id) where holder_id <> '';
      create index contact_follow_up on contact (follow_up) where follow_up is not null;
      create table message (
        contact_id text not null, seq integer not null, author text not null, content bytea, at timestamptz not null, at_ms integer,
        set_aside text not null default '', primary key (contact_id, seq));
      create table attachment (
        id text primary key, contact_id text not null, seq integer not null, name bytea, media_type text not null, size bigint not null, sha256 text not null);
      create index attachment_contact on attachment (contact_id);
      create table reply (
        id text primary key, contact_id text not null, state text not null, message_seq integer not null default 0, channel text not null default '',
        content bytea, reason bytea, at timestamptz not null);
      create index reply_contact on reply (contact_id);
      create table note (id text primary key, contact_id text not null, kind text not null, author_id text not null default '', content bytea, at timestamptz not null);
      create index note_contact on note (contact_id);
      create table news (
        id bigserial primary key, xid xid8 not null default pg_current_xact_id(), contact_id text not null, what text not null, reason text not null default '',
        at timestamptz not null default now());
      create index news_xid on news (xid);
      create index news_age on news (at);
      create table person (
        id text primary key, name text not null default '', team text not null default '', languages text[] not null default '{}', simulated boolean not null default false,
        presence text not null default 'away', presence_at timestamptz, seen_at timestamptz, set_team text, skills text[] not null default '{}', protected boolean not null default false);
      create table team (id text primary key, name text not null, case_types text[] not null default '{}');
      create table skill (id text primary key, name text not null, case_types text[] not null default '{}', acts text[] not null default '{}', channels text[] not null default '{}');
      create table opening_hours (weekday integer primary key check (weekday between 1 and 7), opens text not null, closes text not null);
      create table special_day (day date primary key, opens text, closes text, why text not null default '', check ((opens is null) = (closes is null)));
      create table target (channel text primary key, minutes integer not null check (minutes between 1 and 100000));
      create table setting (key text primary key, value jsonb not null);
      create table administered (id bigserial primary key, by text not null, what text not null, was jsonb, became jsonb, at timestamptz not null default now());
      insert into opening_hours values (1, '08:00', '17:00'), (2, '08:00', '17:00'), (3, '08:00', '17:00'), (4, '08:00', '17:00'), (5, '08:00', '16:00');
      insert into news (contact_id, what) values ('', 'start');
      insert into target values ('phone', 5), ('chat', 3), ('form', 960), ('email', 960)`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query(
      `drop table administered, setting, target, special_day, opening_hours, skill, team, person, news, note, reply, attachment, message, contact`,
    );
  }
}
