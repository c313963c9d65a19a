import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Bus, type Tx } from '#lib/bus';
import type { CallFrame } from '#lib/contracts';
import { type Segment as MaskSegment, type Placeholder, SegmentMasker } from '#lib/language';
import type { Call } from './call.js';
import { CallStore } from './call.store.js';
import { ContactStore } from './contact.store.js';
import { clean, incoming } from './incoming.js';
import { IntakeService } from './intake.service.js';
import { StoredMessage } from './message.entity.js';
import { type Original, open, shut } from './original.js';

export type Segment = Extract<CallFrame, { type: 'segment' }>;
type Speaker = Segment['speaker'];

interface Held {
  key: string;
  speaker: Speaker;
  text: Buffer;
  at_ms: string;
}

/** Milliseconds of silence after which held segments are released. */
const silenceMs = 4_000;

/**
 * A final segment whose end may go on in the next one ("mitt nummer är") is held until it has, or until silence, so that
 * what is spoken over several of them is seen and masked. They are held in the database: an acknowledged segment survives a crash.
 */
@Injectable()
export class SegmentService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('calls');
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly bus: Bus,
    private readonly calls: CallStore,
    private readonly contacts: ContactStore,
    private readonly intake: IntakeService,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#sweeping = this.#sweeping.then(() =>
        this.sweep().catch((error: Error) => this.#log.warn(`Held segments wait: ${error.message}`)),
      );
    }, 1_000).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  keyOf(callId: string, segmentId: string): string {
    return this.intake.keyOf({ channel: 'phone', key: `${callId} ${segmentId}` });
  }

  /** Number of a segment that has become a message; undefined while it is held or unknown. */
  async seqOf(key: string): Promise<number | undefined> {
    return (await this.intake.find(this.bus.database.manager, key))?.seq;
  }

  async isHeld(key: string): Promise<boolean> {
    return (
      ((await this.bus.database.query('select 1 from held_segment where key = $1', [key])) as unknown[]).length > 0
    );
  }

  /** Keeps a final segment, and releases what is now safe to release. The call must be locked. */
  async hold(tx: Tx, call: Call, segment: Segment, key: string, dataKey: Buffer): Promise<void> {
    await tx.rows.query(
      'insert into held_segment (key, contact_id, speaker, text, at_ms) values ($1,$2,$3,$4,$5) on conflict do nothing',
      [
        key,
        call.contactId,
        segment.speaker,
        shut(dataKey, 'segment', clean(segment.text, 4_000), call.contactId),
        segment.atMs,
      ],
    );
    await this.release(tx, call, dataKey, call.endedAt !== null);
  }

  /** Turns held segments into messages in the order they were spoken: those that masking is done with, or `all`. The call must be locked. */
  async release(tx: Tx, call: Call, dataKey: Buffer, all: boolean): Promise<void> {
    const { contactId } = call;
    const held = (await tx.rows.query(
      'select key, speaker, text, at_ms from held_segment where contact_id = $1 order by at_ms, place limit 500',
      [contactId],
    )) as Held[];
    const contact = held.length > 0 ? await this.contacts.locked(tx.rows, contactId) : null;
    if (!contact) return;
    const masker = new SegmentMasker(
      open<Placeholder[]>(dataKey, 'placeholders', contact.placeholders, contactId) ?? [],
    );
    for (const before of await this.before(tx.rows, contactId, dataKey)) masker.push(before);
    masker.flush();
    const out = held.flatMap(({ key, speaker, text }) =>
      masker.push({ id: key, voice: speaker, text: open<string>(dataKey, 'segment', text, contactId) ?? '' }),
    );
    const byKey = new Map(held.map((one) => [one.key, one]));
    for (const { segment, masked } of all ? [...out, ...masker.flush()] : out) {
      const one = byKey.get(segment.id);
      if (!one) continue; // said before, only there for its context
      const atMs = Number(one.at_ms);
      const message = incoming({
        channel: 'phone',
        key: segment.id,
        author: one.speaker,
        text: segment.text,
        atMs,
        arrivedAt: new Date(call.startedAt.getTime() + atMs),
        masked: { text: masked.masked, placeholders: [...masked.placeholders] },
      });
      await this.intake.receiveIn(tx, { ...message, contactId }, segment.id, dataKey);
      await tx.rows.query('delete from held_segment where key = $1', [segment.id]);
    }
  }

  /** What was said just before, already in the line: a number may have begun there. */
  private async before(rows: EntityManager, contactId: string, dataKey: Buffer): Promise<MaskSegment[]> {
    const last = await rows.find(StoredMessage, { where: { contactId }, order: { seq: 'DESC' }, take: 3 });
    return last.reverse().map(({ key, author, original }) => ({
      id: key,
      voice: author,
      text: open<Original>(dataKey, 'message', original, contactId)?.text ?? '',
    }));
  }

  /** Releases what was held when its voices fell silent, or when another process died. */
  private async sweep(): Promise<void> {
    const rows = (await this.bus.database.query(
      `select contact_id from held_segment group by contact_id having max(kept_at) < now() - make_interval(secs => $1) limit 50`,
      [silenceMs / 1_000],
    )) as { contact_id: string }[];
    for (const { contact_id: contactId } of rows) {
      const dataKey = await this.contacts.keyFor(contactId).catch(() => undefined);
      await this.bus.transaction(async (tx) => {
        const call = await this.calls.lockedByContact(tx.rows, contactId);
        if (call && dataKey) await this.release(tx, call, dataKey, true);
        else await tx.rows.query('delete from held_segment where contact_id = $1', [contactId]); // disposed of: nothing may be kept
      });
    }
  }
}
