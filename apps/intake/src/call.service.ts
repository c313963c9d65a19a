import { randomUUID } from 'node:crypto';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Injectable } from '@nestjs/common';
import { Bus, type Tx } from '#lib/bus';
import { type CallAnswer, CallChangedSchema, CallEndedSchema, type CallFrame, CallStartedSchema } from '#lib/contracts';
import { Clock, Refused } from '#lib/core';
import { admitSegment, type Call, type StateFrame, step } from './call.js';
import { CallStore } from './call.store.js';
import type { Contact } from './contact.entity.js';
import { ContactStore } from './contact.store.js';
import { type Facts, facts, incoming } from './incoming.js';
import { IntakeService } from './intake.service.js';
import { LiveGateway } from './live.gateway.js';
import { type Segment, SegmentService } from './segment.service.js';

/** A live call, frame by frame. */
@Injectable()
export class CallService {
  constructor(
    private readonly bus: Bus,
    private readonly calls: CallStore,
    private readonly contacts: ContactStore,
    private readonly segments: SegmentService,
    private readonly intake: IntakeService,
    private readonly live: LiveGateway,
    private readonly clock: Clock,
  ) {}

  /** Handles one frame and answers what the switchboard hears. Throws Refused for a no; anything else means: not kept, send again. */
  async handle(frame: CallFrame): Promise<CallAnswer> {
    return frame.type === 'segment' ? this.said(frame) : this.changed(frame);
  }

  private async changed(frame: StateFrame): Promise<CallAnswer> {
    const callRef = this.contacts.hash('call', frame.callId);
    const known = await this.calls.find(this.bus.database.manager, callRef);
    if (!known && (frame.type === 'ended' || frame.type === 'abandoned')) throw unknownCall();
    const contactId = known?.contactId ?? randomUUID();
    const dataKey = await this.contacts.keyFor(contactId);
    return this.bus.transaction(async (tx) => {
      await tx.rows.query('select pg_advisory_xact_lock(hashtext($1))', [`call:${callRef}`]);
      const existing = await this.calls.find(tx.rows, callRef, true);
      const call = existing ?? (await this.begin(tx, callRef, contactId, frame, dataKey));
      // Two first frames at once on two connections: the second finds the first one's contact, whose key it did not fetch.
      const key = call.contactId === contactId ? dataKey : await this.contacts.keyFor(call.contactId);
      const contact = await this.contacts.locked(tx.rows, call.contactId);
      if (!contact) throw new Error(`call ${callRef} has no contact`);
      const { change, tell, over, note } = step(call, frame, this.clock.now());
      if (frame.type === 'queued' && change.queued && existing) await this.completed(tx, contact, frame, call, key);
      if (frame.type === 'callback' && tell) await this.callBack(tx, contact, frame, key);
      await this.apply(tx, { ...call, ...change }, contact, frame, tell);
      if (over) {
        await this.segments.release(tx, { ...call, ...change }, key, true);
        tx.publish(CallEndedSchema, { contactId: contact.id, reason: over, at: timestampFromDate(new Date(frame.at)) });
      }
      return { ok: true, callId: frame.callId, reference: contact.reference, ...(note ? { note } : {}) };
    });
  }

  private async apply(
    tx: Tx,
    call: Call,
    contact: Contact,
    frame: StateFrame,
    tell: ReturnType<typeof step>['tell'],
  ): Promise<void> {
    await this.calls.save(tx.rows, call);
    if (!tell) return;
    const { state, agentId = '', assurance } = tell;
    if (assurance) await tx.rows.query('update contact set assurance = $2 where id = $1', [contact.id, assurance]);
    tx.publish(CallChangedSchema, {
      contactId: contact.id,
      state,
      agentId,
      at: timestampFromDate(new Date(frame.at)),
      assurance: assurance ?? '',
    });
  }

  /** The first frame of a call, whichever it is. */
  private async begin(tx: Tx, callRef: string, contactId: string, frame: StateFrame, dataKey: Buffer): Promise<Call> {
    const at = this.notLater(new Date(frame.at));
    const contact = await this.contacts.create(tx.rows, contactId, callerOf(frame, at), dataKey);
    const call: Call = {
      callRef,
      contactId,
      noticed: false,
      paused: false,
      pauseAt: null,
      queued: false,
      state: 'queued',
      stateAt: frame.type === 'queued' ? at : new Date(0),
      agentId: '',
      startedAt: at,
      endedAt: null,
    };
    await this.calls.insert(tx.rows, call);
    this.tellStarted(tx, contact, call, dataKey);
    return call;
  }

  /** The caller's facts came after other frames: they are told again, complete. */
  private async completed(
    tx: Tx,
    contact: Contact,
    frame: Extract<StateFrame, { type: 'queued' }>,
    call: Call,
    dataKey: Buffer,
  ): Promise<void> {
    const given = callerOf(frame, call.startedAt);
    await this.contacts.complete(tx.rows, contact, given, dataKey);
    this.tellStarted(tx, contact, call, dataKey);
  }

  private tellStarted(tx: Tx, contact: Contact, call: Call, dataKey: Buffer): void {
    const { id: contactId, citizenRef, assurance, reference, protectedIdentity } = contact;
    tx.publish(CallStartedSchema, {
      contactId,
      callRef: call.callRef,
      citizenRef,
      assurance,
      reference,
      protectedIdentity,
      arrivedAt: timestampFromDate(call.startedAt),
      sealedAddress: this.contacts.sealedAddress(contact, dataKey),
    });
  }

  /** The number to call back stands in the contact as the citizen's wish, and the answer goes there. */
  private async callBack(
    tx: Tx,
    contact: Contact,
    { callId, number, at }: Extract<StateFrame, { type: 'callback' }>,
    dataKey: Buffer,
  ): Promise<void> {
    await tx.rows.query('update contact set sealed_address = $2 where id = $1', [
      contact.id,
      this.contacts.sealed(contact.id, number, dataKey),
    ]);
    const text = contact.language === 'en' ? `Please call back on ${number}.` : `Ring upp mig på ${number}.`;
    const message = incoming({
      channel: 'phone',
      key: `${callId} callback ${number}`,
      text,
      arrivedAt: this.notLater(new Date(at)),
      declared: [{ type: 'phone', value: number }],
    });
    await this.intake.receiveIn(tx, { ...message, contactId: contact.id }, this.intake.keyOf(message), dataKey);
  }

  private async said(segment: Segment): Promise<CallAnswer> {
    const { callId, segmentId, speaker, text, atMs, final } = segment;
    const callRef = this.contacts.hash('call', callId);
    const key = this.segments.keyOf(callId, segmentId);
    const seq = await this.segments.seqOf(key);
    const answer = { ok: true as const, callId, segmentId };
    if (seq !== undefined) return { ...answer, seq, note: 'repeated' };
    if (await this.segments.isHeld(key)) return { ...answer, note: 'repeated' };
    const { manager } = this.bus.database;
    const call = await this.calls.find(manager, callRef);
    if (!call) throw unknownCall();
    admitSegment(call, this.clock.now());
    const kept = final && text.trim() !== '' ? await this.keep(segment, key, call) : undefined;
    const holder = await this.calls.holder(manager, call.contactId, this.clock.now());
    if (holder) this.live.say(holder, { contactId: call.contactId, segmentId, speaker, text, atMs, final });
    return kept === undefined ? answer : { ...answer, seq: kept };
  }

  /** The message's number, unless it is held. */
  private async keep(segment: Segment, key: string, { contactId }: Call): Promise<number | undefined> {
    const dataKey = await this.contacts.keyFor(contactId);
    return this.bus.transaction(async (tx) => {
      const call = await this.calls.lockedByContact(tx.rows, contactId);
      if (!call) throw unknownCall();
      admitSegment(call, this.clock.now());
      if (!(await this.intake.find(tx.rows, key))) await this.segments.hold(tx, call, segment, key, dataKey);
      return (await this.intake.find(tx.rows, key))?.seq;
    });
  }

  private notLater(at: Date): Date {
    const now = this.clock.now();
    return at > now ? now : at;
  }
}

const unknownCall = (): Refused =>
  new Refused('unknown-call', 'This call has not begun here. Send queued (or answered) first.', 404);

/** What the switchboard says of the caller. */
function callerOf(frame: StateFrame, arrivedAt: Date): Facts {
  if (frame.type !== 'queued') return facts({ channel: 'phone', arrivedAt });
  const { from = '', personnummer, assurance, right, protectedIdentity, language = '' } = frame;
  return facts({
    channel: 'phone',
    arrivedAt,
    identifiers: { phone: from, personnummer },
    replyAddress: from,
    assurance,
    right,
    protectedIdentity,
    language,
  });
}
