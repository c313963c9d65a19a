import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { AdministrationController } from './administration.controller.js';
import { AdministrationService } from './administration.service.js';
import { AdministrationStore } from './administration.store.js';
import { CallConsumer } from './call.consumer.js';
import { CaseTypes } from './case-types.service.js';
import { ChangesService } from './changes.service.js';
import { ClaimService } from './claim.service.js';
import { Contact } from './contact.entity.js';
import { ContactStore } from './contact.store.js';
import { ConversationService } from './conversation.service.js';
import { DeskController } from './desk.controller.js';
import { DeskService } from './desk.service.js';
import { LiveGateway, TypingConsumer } from './live.gateway.js';
import { MessageConsumer } from './message.consumer.js';
import { Desk1700000004000 } from './migrations/1700000004000-desk.js';
import { PersonService } from './person.service.js';
import { PlaceService } from './place.service.js';
import { QueueService } from './queue.service.js';
import { ReplyConsumer } from './reply.consumer.js';
import { ReplyStore } from './reply.store.js';
import { RoutinesController } from './routines.controller.js';
import { SweepService } from './sweep.service.js';
import { TeamService } from './team.service.js';

@Module({
  imports: [ServiceModule.for('desk', [Contact], [Desk1700000004000])],
  controllers: [
    DeskController,
    RoutinesController,
    AdministrationController,
    MessageConsumer,
    ReplyConsumer,
    CallConsumer,
    TypingConsumer,
  ],
  providers: [
    AdministrationService,
    AdministrationStore,
    CaseTypes,
    ChangesService,
    ClaimService,
    ContactStore,
    ConversationService,
    DeskService,
    LiveGateway,
    PersonService,
    PlaceService,
    QueueService,
    ReplyStore,
    SweepService,
    TeamService,
  ],
})
export class DeskModule {}
