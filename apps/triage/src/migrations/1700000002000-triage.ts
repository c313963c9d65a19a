import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Triage1700000002000 implements MigrationInterface {
  readonly name = 'Triage1700000002000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table triaged (contact_id text primary key, message_seq integer not null, channel text not null, turns bytea, case_type text not null,
        decided_by text not null check (decided_by in ('model', 'agent')), updated_at timestamptz not null default now());
      create table correction (id bigserial primary key, contact_id text not null, agent_id text not null, was text not null, case_type text not null, at timestamptz not null default now());
      create index correction_agent on correction (agent_id, at)`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table correction, triaged');
  }
}
