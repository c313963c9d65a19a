import { Injectable } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Hub } from '#lib/bus';

/** Who read what about whom, and why: one table in every service's schema that shows contact text. */
export class ReadLog1700000000002 implements MigrationInterface {
  readonly name = 'ReadLog1700000000002';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`create table read_log (
      id bigserial primary key, reader text not null check (reader <> ''), contact_id text not null, what text not null, why text not null check (why <> ''),
      at timestamptz not null default now());
      create index read_log_contact on read_log (contact_id, at)`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table read_log');
  }
}

export interface Reading {
  reader: string;
  contactId: string;
  what: string;
  why: string;
}

/** Writes a reading and returns only when it is kept: no text without a read record. */
@Injectable()
export class ReadLogs {
  constructor(private readonly hub: Hub) {}

  async write(service: string, { reader, contactId, what, why }: Reading): Promise<void> {
    await this.hub
      .busOf(service)
      .database.query('insert into read_log (reader, contact_id, what, why) values ($1, $2, $3, $4)', [
        reader,
        contactId,
        what,
        why,
      ]);
  }
}
