import type { Channel, Passage } from '#lib/contracts';
import { type Piece, pieces, whole, withoutRepeats } from './choose.js';
import { asksForSteps } from './tone.js';

/** What a question gets in one channel: pieces at most, sentences at most, whether steps, list of things and a link belong. */
interface Room {
  readonly lead: number;
  readonly details: number;
  readonly sentences: number;
  readonly extras: boolean;
  readonly link: boolean;
}

const room: Record<Channel, Room> = {
  email: { lead: 2, details: 3, sentences: 9, extras: true, link: true },
  form: { lead: 2, details: 3, sentences: 9, extras: true, link: true },
  phone: { lead: 2, details: 3, sentences: 8, extras: true, link: false },
  chat: { lead: 1, details: 2, sentences: 3, extras: false, link: false },
};

/** The answer to one question: pieces to say, steps with what to have at hand, and a link. */
export interface Answer {
  readonly question: number;
  readonly said: readonly Piece[];
  readonly steps: readonly string[];
  readonly atHand: readonly string[];
  readonly stepsFrom?: Passage;
  readonly link?: { readonly text: string; readonly passage: Passage };
  /** Whether something that belongs to the answer was left out for want of room. */
  readonly more: boolean;
}

/**
 * Picks from the passages found for one question, all of the article found first: the short answer, then the sentences that meet the
 * question best in the article's own order, then steps when the question asks what to do. Whole pieces are left out, never conditions.
 */
export function answer(
  question: number,
  asked: string,
  found: readonly Passage[],
  channel: Channel,
  said: readonly string[] = [],
  share = 1,
): Answer | undefined {
  const first = found.find((passage) => passage.audience === 'citizen' && passage.kind !== 'internal');
  if (!first) return undefined;
  const own = found.filter(
    (one) =>
      one.articleId === first.articleId &&
      one.language === first.language &&
      one.audience === 'citizen' &&
      one.kind !== 'internal',
  );
  const { lead, details, sentences, extras, link } = room[channel];
  const steps = own.find((one) => one.kind === 'steps');
  const scored = pieces(
    own.filter((one) => one.kind !== 'steps'),
    asked,
    first.language,
  );
  const best = Math.max(0, ...scored.map((piece) => piece.score));
  const short = scored.filter((piece) => piece.passage.kind === 'short');
  const opening = (short.length ? short : scored.slice(0, 1)).filter(
    (piece, i) => i === 0 || piece.score >= 0.4 * best,
  );
  const rest = scored.filter((piece) => !opening.includes(piece) && piece.score > 0 && piece.score >= 0.6 * best);
  const wanted = [...byScore(opening.slice(1)).slice(0, lead - 1), ...byScore(rest).slice(0, details)];
  const fitting = fill([opening[0]!, ...wanted], Math.max(1, Math.floor(sentences / share)));
  const inOrder = [...opening, ...scored.filter((piece) => !opening.includes(piece))];
  const chosen = withoutRepeats(
    inOrder.filter((piece) => fitting.includes(piece)),
    first.language,
    said,
  );
  const doing = steps !== undefined && asksForSteps(asked);
  const site = first.links[0];
  return {
    question,
    said: chosen,
    steps: doing && extras ? steps.sentences.map(whole) : [],
    atHand: doing && extras ? steps.atHand : [],
    ...(doing && extras ? { stepsFrom: steps } : {}),
    ...(link && site ? { link: { text: `${site.title}: ${site.url}`, passage: first } } : {}),
    more: (doing && !extras) || rest.some((piece) => !fitting.includes(piece)),
  };
}

function byScore(all: readonly Piece[]): Piece[] {
  return [...all].sort((a, b) => b.score - a.score);
}

/** The pieces, in order of worth, that fit into so many sentences. The first always stays: a condition may make it longer than wished. */
function fill(all: readonly Piece[], sentences: number): Piece[] {
  let left = sentences;
  return all.filter((piece, i) => {
    if (i > 0 && piece.sentences > left) return false;
    left -= piece.sentences;
    return true;
  });
}
