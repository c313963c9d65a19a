import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ApprovedReply } from '../reply.js';

/** The chat window: an approved line becomes readable to its citizen, in the transaction that marks it sent. */
@Injectable()
export class ChatChannel {
  async write(rows: EntityManager, reply: ApprovedReply, agentName: string, text: Buffer): Promise<void> {
    const { contactId, replyId } = reply.row;
    await rows.query(
      'insert into citizen_line (contact_id, reply_id, agent_name, text) values ($1, $2, $3, $4) on conflict (reply_id) do nothing',
      [contactId, replyId, agentName, text],
    );
  }
}
