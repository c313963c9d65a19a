import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { ContactConsumer } from './contact.consumer.js';
import { FactStore } from './fact.store.js';
import { FigureStore } from './figure.store.js';
import { HistoryService } from './history.service.js';
import { InsightsController } from './insights.controller.js';
import { LiveGateway } from './live.gateway.js';
import { Insights1700000005000 } from './migrations/1700000005000-insights.js';
import { NowService } from './now.service.js';
import { ReplyConsumer } from './reply.consumer.js';
import { SuggestionsService } from './suggestions.service.js';
import { SurgeService } from './surge.service.js';
import { TrendsService } from './trends.service.js';

@Module({
  imports: [ServiceModule.for('insights', [], [Insights1700000005000])],
  controllers: [InsightsController, ContactConsumer, ReplyConsumer],
  providers: [
    FactStore,
    FigureStore,
    HistoryService,
    LiveGateway,
    NowService,
    SuggestionsService,
    SurgeService,
    TrendsService,
  ],
})
export class InsightsModule {}
