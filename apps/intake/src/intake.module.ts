import { Module } from '@nestjs/common';
import { ServiceModule } from '#lib/platform';
import { ClaimConsumer } from './claim.consumer.js';
import { ClearService } from './clear.service.js';
import { Contact } from './contact.entity.js';
import { ContactsController } from './contacts.controller.js';
import { EmailService } from './email.service.js';
import { IntakeService } from './intake.service.js';
import { StoredMessage } from './message.entity.js';
import { Intake1700000001000 } from './migrations/1700000001000-intake.js';
import { SmtpReceiver } from './smtp.receiver.js';

@Module({
  imports: [ServiceModule.for('intake', [Contact, StoredMessage], [Intake1700000001000])],
  controllers: [ContactsController, ClaimConsumer],
  providers: [IntakeService, ClearService, EmailService, SmtpReceiver],
  exports: [SmtpReceiver],
})
export class IntakeModule {}
