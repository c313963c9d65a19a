import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArticleContent } from '#lib/contracts';

export type ArticleState = 'draft' | 'review' | 'approved' | 'returned' | 'published' | 'superseded' | 'withdrawn';

/** One version of an article. A published version never changes. */
@Entity('article_version')
export class ArticleVersion {
  @PrimaryColumn('text', { name: 'article_id' }) articleId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') state!: ArticleState;
  @Column('jsonb') content!: ArticleContent;
  @Column('text') author!: string;
  @Column('text', { name: 'author_name' }) authorName!: string;
  @Column('text') reviewer!: string;
  @Column('text', { name: 'reviewer_name' }) reviewerName!: string;
  @Column('text') why!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
