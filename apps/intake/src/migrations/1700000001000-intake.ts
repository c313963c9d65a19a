import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts, messages, mail threads, attachments, calls. Whatever is text of a citizen is bytea: encrypted under the contact's key. */
export class Intake1700000001000 implements MigrationInterface {
  readonly name = 'Intake1700000001000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table contact (
        id text primary key, reference text not null unique, channel text not null, citizen_ref text not null default '',
        assurance text not null default 'none', right_to_act text not null default 'unknown', protected_identity boolean not null default false,
        delivery_channel text not null, sealed_address bytea, sender_hash text not null default '', form_id text not null default '',
        language text not null default '', last_seq integer not null default 0, placeholders bytea, begin_key text unique, begin_name bytea,
        arrived_at timestamptz not null, holder_id text not null default '', claim bigint not null default 0, held_until timestamptz,
        created_at timestamptz not null default now());
      create index contact_citizen on contact (citizen_ref) where citizen_ref <> '';
      create index contact_sender on contact (sender_hash) where sender_hash <> '';
      create table message (
        contact_id text not null references contact (id), seq integer not null, key text not null unique, author text not null, original bytea not null,
        raw bytea, set_aside text not null default '', arrived_at timestamptz not null, at_ms bigint not null default 0,
        created_at timestamptz not null default now(), primary key (contact_id, seq));
      create table mail_thread (
        message_id_hash text not null, contact_id text not null, outgoing boolean not null, reply_id text not null default '', at timestamptz not null default now(),
        primary key (message_id_hash, contact_id));
      create table mail_bounce (
        message_id_hash text not null, contact_id text not null, reason bytea, at timestamptz not null default now(), primary key (message_id_hash, contact_id));
      create table imap_place (mailbox text primary key, uid_validity text not null, last_uid bigint not null, updated_at timestamptz not null default now());
      create table attachment (
        id uuid primary key, contact_id text not null, seq integer not null, name bytea not null, media_type text not null, size bigint not null,
        sha256 text not null, content bytea not null, created_at timestamptz not null default now());
      create index attachment_contact on attachment (contact_id);
      create table call (
        call_ref text primary key, contact_id text not null unique, noticed boolean not null default false, paused boolean not null default false,
        queued boolean not null default false, pause_at timestamptz, state text not null, state_at timestamptz not null, agent_id text not null default '',
        started_at timestamptz not null, ended_at timestamptz, updated_at timestamptz not null default now());
      create table held_segment (
        place bigserial primary key, key text not null unique, contact_id text not null, speaker text not null, text bytea not null,
        at_ms bigint not null, kept_at timestamptz not null default now());
      create index held_segment_contact on held_segment (contact_id, place)`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query(
      'drop table held_segment, call, attachment, imap_place, mail_bounce, mail_thread, message, contact',
    );
  }
}
