import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { CallGateway } from './call.gateway.js';
import { CallService } from './call.service.js';
import { CallStore } from './call.store.js';
import { ChatController } from './chat.controller.js';
import { ChatService } from './chat.service.js';
import { ClaimConsumer } from './claim.consumer.js';
import { ClearService } from './clear.service.js';
import { Contact } from './contact.entity.js';
import { ContactStore } from './contact.store.js';
import { ContactsController } from './contacts.controller.js';
import { DoorLimits } from './door-limits.service.js';
import { EmailService } from './email.service.js';
import { FormController } from './form.controller.js';
import { FormService } from './form.service.js';
import { FormStore } from './form.store.js';
import { ImapReceiver } from './imap.receiver.js';
import { ImapStore } from './imap.store.js';
import { IntakeService } from './intake.service.js';
import { LiveGateway } from './live.gateway.js';
import { StoredMessage } from './message.entity.js';
import { Intake1700000001000 } from './migrations/1700000001000-intake.js';
import { SegmentService } from './segment.service.js';
import { SentConsumer } from './sent.consumer.js';
import { SmtpReceiver } from './smtp.receiver.js';
import { ThreadStore } from './thread.store.js';

@Module({
  imports: [ServiceModule.for('intake', [Contact, StoredMessage], [Intake1700000001000])],
  controllers: [ContactsController, ChatController, FormController, ClaimConsumer, SentConsumer],
  providers: [
    IntakeService,
    ContactStore,
    ClearService,
    ThreadStore,
    EmailService,
    SmtpReceiver,
    ImapStore,
    ImapReceiver,
    ChatService,
    FormService,
    FormStore,
    DoorLimits,
    CallStore,
    SegmentService,
    CallService,
    CallGateway,
    LiveGateway,
  ],
  exports: [SmtpReceiver],
})
export class IntakeModule {}
