import { timestampDate } from '@bufbuild/protobuf/wkt';
import { type Commit, Consumer, On, type Tx } from '#lib/bus';
import {
  type ContactClaimed,
  ContactClaimedSchema,
  type ContactClosed,
  ContactClosedSchema,
  type ContactHandedOver,
  ContactHandedOverSchema,
  type ContactReleased,
  ContactReleasedSchema,
} from '#lib/contracts';

/** Intake knows who holds a contact, since only the holder reads it in clear. An older claim never replaces a newer one. */
@Consumer('intake')
export class ClaimConsumer {
  @On(ContactClaimedSchema)
  async claimed(event: ContactClaimed, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(
        'update contact set holder_id = $2, claim = $3, held_until = $4 where id = $1 and claim <= $3',
        [event.contactId, event.agentId, event.claim.toString(), event.until ? timestampDate(event.until) : null],
      );
    });
  }

  @On(ContactReleasedSchema)
  async released(event: ContactReleased, commit: Commit): Promise<void> {
    await commit((tx) => this.free(tx, event.contactId, event.claim));
  }

  @On(ContactHandedOverSchema)
  async handedOver(event: ContactHandedOver, commit: Commit): Promise<void> {
    await commit((tx) => this.free(tx, event.contactId, event.claim));
  }

  @On(ContactClosedSchema)
  async closed(event: ContactClosed, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await tx.rows.query(`update contact set holder_id = '', held_until = null where id = $1`, [event.contactId]);
    });
  }

  private async free(tx: Tx, contactId: string, claim: bigint): Promise<void> {
    await tx.rows.query(`update contact set holder_id = '', held_until = null where id = $1 and claim <= $2`, [
      contactId,
      claim.toString(),
    ]);
  }
}
