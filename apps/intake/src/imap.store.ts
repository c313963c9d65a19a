import { Injectable } from '@nestjs/common';
import { Bus } from '#lib/bus';
import { imapAddress } from './imap-address.js';

/** How far each mailbox has been read. */
@Injectable()
export class ImapStore {
  constructor(private readonly bus: Bus) {}

  /** A mailbox's name without its password. */
  nameOf(url: string): string {
    const { host, port, auth, mailbox } = imapAddress(url);
    return `${auth.user}@${host}:${port}/${mailbox}`;
  }

  /** Highest number taken; undefined for a mailbox not seen before, or whose numbers began anew (UIDVALIDITY, RFC 3501 §2.3.1.1). */
  async read(mailbox: string, uidValidity: string): Promise<number | undefined> {
    const [row] = (await this.bus.database.query(
      'select last_uid from imap_place where mailbox = $1 and uid_validity = $2',
      [mailbox, uidValidity],
    )) as { last_uid: string }[];
    return row && Number(row.last_uid);
  }

  async write(mailbox: string, uidValidity: string, lastUid: number): Promise<void> {
    await this.bus.database.query(
      `insert into imap_place (mailbox, uid_validity, last_uid) values ($1,$2,$3) on conflict (mailbox) do update set
       last_uid = case when imap_place.uid_validity = $2 then greatest(imap_place.last_uid, $3) else $3 end, uid_validity = $2, updated_at = now()`,
      [mailbox, uidValidity, lastUid],
    );
  }
}
