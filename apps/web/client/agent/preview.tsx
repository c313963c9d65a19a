import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../announce.js';
import type { Conversation, Queue } from '../contracts.js';
import { keptWork } from '../kept.js';
import { useKeys } from '../keys.js';
import { useMe } from '../session.js';
import { explain, useText } from '../text/index.js';
import { claim, reopen, takeIn } from './desk.js';
import { queueKey } from './use-queue.js';
import { ownWords, Work } from './work.js';

/** What one sees of a contact one does not hold: who has it, or how to take it. Words typed while one held it are still here. */
export function Preview({ conversation: { row, replies } }: { conversation: Conversation }) {
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: async () => {
      if (row.state === 'set-aside') await takeIn(row.contactId);
      return row.state === 'closed' ? reopen(row.contactId) : claim(row.contactId);
    },
    onSuccess: () => {
      announce(text.contact.taken);
      queries.setQueryData<Queue>(
        queueKey,
        (queue) =>
          queue && {
            ...queue,
            rows: queue.rows.map((one) =>
              one.contactId === row.contactId ? { ...one, holderId: me.id, holderName: me.name, state: 'held' } : one,
            ),
          },
      );
      void queries.invalidateQueries({ queryKey: ['contact', row.contactId] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['contact', row.contactId] }),
  });
  const other = row.holderId && row.holderId !== me.id;
  const mine = Work.safeParse(keptWork(row.contactId)).data;
  const words = mine && ownWords(mine);
  const free = !other;
  const verb =
    row.state === 'closed' ? text.contact.reopen : row.state === 'set-aside' ? text.contact.takeIn : text.contact.take;
  useKeys({ 'Ctrl+Enter': free ? () => take.mutate() : undefined });
  return (
    <section className="col wide preview" aria-labelledby="preview-title" data-column tabIndex={-1}>
      <div className="empty">
        <h2 id="preview-title">
          {other
            ? text.contact.takenBy(row.holderName ?? '')
            : row.state === 'closed'
              ? text.contact.closed
              : text.contact.take}
        </h2>
        {row.state !== 'closed' && <p>{other ? text.contact.takenByText : text.contact.takeText}</p>}
        {take.error && (
          <p className="note" role="alert">
            {explain(take.error, text)}
          </p>
        )}
        {free && (
          <button type="button" className="btn step" disabled={take.isPending} onClick={() => take.mutate()}>
            {verb} <kbd>Ctrl ↵</kbd>
          </button>
        )}
        {words && (
          <div className="note" style={{ width: '100%' }}>
            <b>{text.contact.lostTitle}.</b> {text.contact.lost}
            <textarea readOnly rows={6} value={words} aria-label={text.reply.ownLabel} style={{ marginTop: 8 }} />
          </div>
        )}
        {replies.map((reply) => (
          <article key={reply.replyId} className="msg ours">
            <p className="who">{reply.state}</p>
            <p style={{ whiteSpace: 'pre-wrap' }}>{reply.text}</p>
          </article>
        ))}
      </div>
    </section>
  );
}
