import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What approval is shown, what humans decided, the ledger, and what leaves. */
export class Approval1700000003000 implements MigrationInterface {
  readonly name = 'Approval1700000003000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table shown (
        contact_id text primary key, channel text not null default '', message_seq integer not null default 0, case_type text not null default '', language text not null default '',
        assurance text not null default 'none', protected_identity boolean not null default false, delivery_channel text not null default '',
        reference text not null default '', suggestion_id text not null default '', suggestion_seq integer not null default 0, suggestion bytea, passages text[] not null default '{}',
        valid_to text not null default '', withdrawn text not null default '', withdrawn_at timestamptz, sealed bytea,
        holder_id text not null default '', claim bigint not null default 0, held_until timestamptz, closed boolean not null default false,
        updated_at timestamptz not null default now());
      create table rendered (
        id uuid primary key, contact_id text not null, agent_id text not null, fingerprint text not null, hash text not null, content bytea not null,
        created_at timestamptz not null default now());
      create index rendered_age on rendered (created_at);
      create table reply (
        id uuid primary key, contact_id text not null, state text not null, channel text not null, scope text not null,
        approver_id text not null default '', approver_name text not null default '', approved_at timestamptz, text_hash text not null default '', signature text not null default '',
        content bytea not null, suggestion_id text not null default '', simulated boolean not null default false, line_key text unique,
        deliver_after timestamptz not null, attempts integer not null default 0, claimed_at timestamptz, sent_at timestamptz, outcome text not null default '', reason bytea,
        created_at timestamptz not null default now(),
        constraint reply_state check (state in ('approved', 'recalled', 'sending', 'sent', 'parked', 'failed')),
        constraint a_human_always_approves check (
          approver_id <> '' and approver_name <> '' and approved_at is not null and text_hash ~ '^[0-9a-f]{64}$' and length(signature) >= 80));
      create index reply_due on reply (deliver_after) where state = 'approved';
      create index reply_contact on reply (contact_id);
      create table ledger (seq bigint primary key, body jsonb not null, previous text not null, hash text not null unique, signature text not null, at timestamptz not null default now());
      create table ledger_text (seq bigint primary key references ledger (seq), contact_id text not null, texts bytea not null);
      create function ledger_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the ledger is append-only'; end $$;
      create trigger ledger_append_only before update or delete or truncate on ledger for each statement execute function ledger_is_append_only();
      create table citizen_line (cursor bigserial primary key, contact_id text not null, reply_id uuid not null unique, agent_name text not null, text bytea not null, at timestamptz not null default now());
      create index citizen_line_contact on citizen_line (contact_id, cursor);
      create table note (id uuid primary key, contact_id text not null, agent_id text not null, note bytea, follow_up date, at timestamptz not null default now())`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query(
      'drop table note, citizen_line, ledger_text, ledger, reply, rendered, shown; drop function ledger_is_append_only',
    );
  }
}
