import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { AssistConsumer } from './assist.consumer.js';
import { AssistService } from './assist.service.js';
import { DraftingService } from './drafting.service.js';
import { Assist1700000005000 } from './migrations/1700000005000-assist.js';

@Module({
  imports: [ServiceModule.for('assist', [], [Assist1700000005000])],
  controllers: [AssistConsumer],
  providers: [AssistService, DraftingService],
})
export class AssistModule {}
