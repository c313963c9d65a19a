import { Injectable } from '@nestjs/common';
import type { ApprovedReply } from '../reply.js';
import { EmailChannel } from './email.channel.js';
import type { Outcome } from './outcome.js';

/** The only send there is. It takes a reply that a human approved, and nothing else. */
@Injectable()
export class Door {
  constructor(private readonly email: EmailChannel) {}

  /** Sends the approved bytes by the approved channel. Chat lines become readable where they are marked sent; a call's answer was spoken by the agent. */
  async deliver(reply: ApprovedReply): Promise<Outcome> {
    switch (reply.row.channel) {
      case 'email':
      case 'form':
        return this.email.send(reply);
      case 'chat':
      case 'phone':
        return { kind: 'sent' };
      case 'letter':
        return { kind: 'refused', reason: 'Letters are printed by a person.' };
    }
  }
}
