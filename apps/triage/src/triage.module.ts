import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { Triage1700000002000 } from './migrations/1700000002000-triage.js';
import { ModelsService } from './models.service.js';
import { TriageConsumer } from './triage.consumer.js';
import { TriageController } from './triage.controller.js';
import { Triaged } from './triage.entity.js';
import { TriageService } from './triage.service.js';

@Module({
  imports: [ServiceModule.for('triage', [Triaged], [Triage1700000002000])],
  controllers: [TriageController, TriageConsumer],
  providers: [TriageService, ModelsService],
})
export class TriageModule {}
