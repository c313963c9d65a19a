import { Consumer, On } from '#lib/bus';
import {
  type AgentTyped,
  AgentTypedSchema,
  type ContactClosed,
  ContactClosedSchema,
  type QueuePlaceChanged,
  QueuePlaceChangedSchema,
  type ReplySent,
  ReplySentSchema,
} from '#lib/contracts';
import { CitizenGateway } from './citizen.gateway.js';

/** Every replica tells the windows that are open on it. */
@Consumer('approval')
export class CitizenConsumer {
  constructor(private readonly citizens: CitizenGateway) {}

  @On(ReplySentSchema, { every: 'replica' })
  async sent(event: ReplySent): Promise<void> {
    if (event.channel === 'chat') await this.citizens.pushLine(event.contactId, event.replyId);
  }

  @On(AgentTypedSchema, { every: 'replica' })
  async typed(event: AgentTyped): Promise<void> {
    this.citizens.pushFact(event.contactId, 'typing', {});
  }

  @On(QueuePlaceChangedSchema, { every: 'replica' })
  async place({ contactId, place, waitFrom, waitTo, agentName }: QueuePlaceChanged): Promise<void> {
    this.citizens.pushFact(contactId, 'place', { place, waitFrom, waitTo, agentName });
  }

  @On(ContactClosedSchema, { every: 'replica' })
  async closed(event: ContactClosed): Promise<void> {
    this.citizens.pushFact(event.contactId, 'closed', {});
  }
}
