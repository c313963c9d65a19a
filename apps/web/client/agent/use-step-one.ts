import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../announce.js';
import { call, ProblemError } from '../api.js';
import { RenderedReply } from '../contracts.js';
import { useText } from '../text/index.js';
import { useHolding } from './holding.js';
import { missing } from './placeholders.js';
import { toSend } from './sending.js';
import { toDecide } from './work.js';

/** Step one: moves to what is undecided, or asks for exactly what would leave. Nothing leaves here. */
export function useStepOne(): { start: () => void; busy: boolean; error: unknown; reset: () => void } {
  const text = useText();
  const queries = useQueryClient();
  const { contactId, shown, suggestion, values, working, select, go, onRendered, conversation } = useHolding();
  const render = useMutation({
    mutationFn: () => {
      const { work } = working;
      const sentences = toSend(work, values);
      return call(`/api/approval/contacts/${encodeURIComponent(contactId)}/drafts`, {
        method: 'POST',
        body: {
          fingerprint: shown.fingerprint,
          suggestionId: work.ownMode ? '' : work.suggestionId,
          subject: work.subject,
          sentences,
          deliveryChannel: work.channel,
          scope: work.scope,
          openedAt: work.openedAt,
        },
        answer: RenderedReply,
      });
    },
    onSuccess: (rendered) => {
      onRendered(rendered);
      go('confirm');
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 409)
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === contactId });
    },
  });
  const start = () => {
    const { work } = working;
    if (render.isPending) return;
    if (suggestion?.strength === 'weak' && !work.judged && !work.ownMode) {
      document.getElementById('enough')?.focus();
      return announce(text.reply.enoughFirst);
    }
    const [undecided] = conversation.row.risk ? [] : toDecide(work, suggestion);
    if (undecided) {
      select(undecided.id, 'sentence');
      return announce(text.reply.decideFirst);
    }
    const written = toSend(work, values).filter((sentence) => sentence.fate !== 'removed');
    if (!written.some((sentence) => sentence.text.trim())) return announce(text.reply.writeFirst);
    const gaps = missing(written.map((sentence) => sentence.text).join('\n'), {});
    if (gaps.length) {
      const line = work.lines.find((one) => one.fate !== 'removed' && missing(one.text, values).length);
      if (line) select(line.id, 'sentence');
      return announce(text.reply.fillFirst(gaps.join(', ')));
    }
    render.mutate();
  };
  return { start, busy: render.isPending, error: render.error, reset: render.reset };
}
