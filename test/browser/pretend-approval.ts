import { createHash, randomUUID } from 'node:crypto';
import { ApproveReply, DraftReply, OwnLine, RejectSuggestion, Shown } from '#lib/contracts';
import type { Pretended } from './pretend-contacts.js';
import { me } from './pretend-me.js';

type Reply = Shown['replies'][number] & { contactId: string };

/** Approval in memory: the same steps, refusals and undo as agreed, so that a story can bring about what is rare. */
export class PretendApproval {
  readonly #replies = new Map<string, Reply>();
  readonly #rendered = new Map<string, { text: string; fingerprint: string }>();
  readonly withdrawn = new Map<string, { reason: string; at: string }>();
  /** Seconds before an approved reply leaves. */
  undoSeconds = 8;

  /** `left` is told when a reply has gone out. */
  constructor(private readonly left: (contactId: string) => void) {}

  answer(id: string, contact: Pretended, what: string, method: string, body: unknown): [number, unknown?] {
    const { row } = contact.conversation;
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([row.messageSeq, contact.suggestion, this.withdrawn.get(id)]))
      .digest('hex')
      .slice(0, 16);
    const channel = contact.conversation.deliveryChannel;
    if (method === 'GET')
      return [
        200,
        Shown.parse({
          contactId: id,
          messageSeq: row.messageSeq,
          fingerprint,
          suggestion: contact.suggestion,
          withdrawn: this.withdrawn.get(id) ?? null,
          deliveryChannels: [channel],
          personalAllowed: false,
          personalRefusedBecause: 'personal-by-email',
          replies: [...this.#replies.values()].filter((one) => one.contactId === id),
        }),
      ];
    if (what === 'drafts') {
      const draft = DraftReply.parse(body);
      if (draft.fingerprint !== fingerprint) return [409, { code: 'changed', message: 'Changed.' }];
      if (draft.scope === 'personal') return [422, { code: 'personal-by-email', message: 'Not by e-mail.' }];
      const text = draft.sentences
        .filter((one) => one.fate !== 'removed')
        .map((one, index) => `${index ? (one.newParagraph ? '\n\n' : ' ') : ''}${one.text}`)
        .join('');
      const renderedId = randomUUID();
      this.#rendered.set(renderedId, { text, fingerprint });
      const html =
        channel === 'email'
          ? `<!doctype html><html lang="sv"><head></head><body>${text
              .split('\n\n')
              .map(
                (one) =>
                  `<p>${one.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')}</p>`,
              )
              .join('')}</body></html>`
          : '';
      return [
        201,
        {
          renderedId,
          hash: createHash('sha256').update(text).digest('hex'),
          to: contact.from || channel,
          subject: draft.subject || 'Sv',
          text,
          html,
          channel,
          scope: draft.scope,
          undoSeconds: this.undoSeconds,
          fingerprint,
          approver: me.name,
        },
      ];
    }
    if (what === 'replies') {
      const asked = ApproveReply.parse(body);
      const rendered = this.#rendered.get(asked.renderedId);
      if (!rendered || asked.fingerprint !== fingerprint) return [409, { code: 'changed', message: 'Changed.' }];
      return [201, this.leave(id, rendered.text, this.undoSeconds)];
    }
    if (what === 'lines') return [201, this.leave(id, OwnLine.parse(body).text, 0)];
    if (what === 'rejections') {
      RejectSuggestion.parse(body);
      contact.suggestion = null;
      this.withdrawn.set(id, { reason: 'rejected', at: new Date().toISOString() });
      return [204];
    }
    return [201, { noteId: randomUUID() }];
  }

  private leave(contactId: string, text: string, seconds: number) {
    const replyId = randomUUID();
    const deliverAfter = new Date(Date.now() + seconds * 1000).toISOString();
    const reply = {
      replyId,
      contactId,
      state: 'approved',
      channel: 'email',
      text,
      approvedAt: new Date().toISOString(),
      deliverAfter,
      approver: me.name,
      reason: '',
    };
    this.#replies.set(replyId, reply);
    setTimeout(() => {
      if (reply.state !== 'approved') return;
      Object.assign(reply, { state: 'sent', deliverAfter: null });
      this.left(contactId);
    }, seconds * 1000).unref();
    return { replyId, deliverAfter, state: 'approved' };
  }

  recall(id: string): [number, unknown?] {
    const reply = this.#replies.get(id);
    if (reply?.state !== 'approved') return [409, { code: 'too-late', message: 'It has left.' }];
    reply.state = 'recalled';
    return [204];
  }
}
