import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { ArticleVersion } from './article.entity.js';
import { ArticleList } from './article-list.service.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesService } from './articles.service.js';
import { KnowledgeConsumer } from './knowledge.consumer.js';
import { Knowledge1700000004000 } from './migrations/1700000004000-knowledge.js';
import { PackImport } from './pack.import.js';
import { PassagesService } from './passages.service.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [ServiceModule.for('knowledge', [ArticleVersion], [Knowledge1700000004000])],
  controllers: [ArticlesController, SearchController, KnowledgeConsumer],
  providers: [ArticlesService, ArticleList, PackImport, PassagesService, SearchService],
})
export class KnowledgeModule {}
