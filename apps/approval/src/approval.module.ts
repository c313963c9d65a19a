import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { ApprovalController } from './approval.controller.js';
import { ApprovalService } from './approval.service.js';
import { BounceConsumer } from './bounce.consumer.js';
import { ChatChannel } from './channels/chat.channel.js';
import { CitizenConsumer } from './channels/citizen.consumer.js';
import { CitizenGateway } from './channels/citizen.gateway.js';
import { Door } from './channels/deliver.js';
import { EmailChannel } from './channels/email.channel.js';
import { DeliveryService } from './delivery.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerStore } from './ledger.store.js';
import { LineService } from './line.service.js';
import { Approval1700000003000 } from './migrations/1700000003000-approval.js';
import { ParkedController } from './parked.controller.js';
import { ParkedService } from './parked.service.js';
import { RejectionService } from './rejection.service.js';
import { RenderService } from './render.service.js';
import { ShownConsumer } from './shown.consumer.js';
import { ShownService } from './shown.service.js';
import { ShownStore } from './shown.store.js';
import { UndoTimes } from './undo-times.service.js';

@Module({
  imports: [ServiceModule.for('approval', [], [Approval1700000003000])],
  controllers: [ApprovalController, LedgerController, ParkedController, BounceConsumer, ShownConsumer, CitizenConsumer],
  providers: [
    ApprovalService,
    RenderService,
    ParkedService,
    UndoTimes,
    LineService,
    RejectionService,
    ShownService,
    ShownStore,
    LedgerStore,
    DeliveryService,
    Door,
    EmailChannel,
    ChatChannel,
    CitizenGateway,
  ],
})
export class ApprovalModule {}
