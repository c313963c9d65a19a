import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Knowledge1700000004000 implements MigrationInterface {
  readonly name = 'Knowledge1700000004000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table article_version (
        article_id text not null, version integer not null, state text not null, content jsonb not null, author text not null, author_name text not null default '',
        reviewer text not null default '', reviewer_name text not null default '', why text not null default '',
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), primary key (article_id, version),
        constraint article_state check (state in ('draft', 'review', 'approved', 'returned', 'published', 'superseded', 'withdrawn')),
        constraint a_second_person_reviews check (state not in ('approved', 'published') or (reviewer <> '' and reviewer <> author)));
      create unique index article_published_once on article_version (article_id) where state = 'published';
      create unique index article_one_draft on article_version (article_id) where state in ('draft', 'review', 'approved', 'returned');
      create table article_use (article_id text not null, version integer not null, passage_id text not null, contact_id text not null, language text not null default '', fate text not null,
        words bytea, at timestamptz not null default now(), primary key (article_id, passage_id, contact_id));
      create index article_use_at on article_use (at);
      create table article_rejected (article_id text not null, contact_id text not null, reasons text[] not null, at timestamptz not null default now())`);
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table article_rejected, article_use, article_version');
  }
}
