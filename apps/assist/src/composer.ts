import type { MessageInitShape } from '@bufbuild/protobuf';
import { type Passage, type PassagesFound, type ReplySuggestedSchema, type Strength, strengths } from '#lib/contracts';
import { type Answer, answer } from './answer.js';
import { whole } from './choose.js';
import { type Phrases, parsePhrases, Wording } from './phrases.js';
import { feelingIn } from './tone.js';

/** Changes whenever the same passages would be composed differently. */
export const composerVersion = 'composer-1';
export type Draft = Pick<
  MessageInitShape<typeof ReplySuggestedSchema>,
  'subject' | 'language' | 'strength' | 'withheld' | 'ask'
> & {
  sentences: { text: string; kind: string; citations: number[]; question: number }[];
  citations: ReturnType<typeof citation>[];
  parts: { question: string; caseType: string; word: string; strength: string }[];
};

const none = parsePhrases({});
const longest = 2_400;

/** Composes a draft from approved passages only: nothing can be invented, a condition always travels with its sentence. */
export function compose(found: PassagesFound, phrases: Phrases = none): Draft {
  const parts = found.questions.map(({ text, caseType, word, strength }) => ({
    question: text,
    caseType,
    word,
    strength,
  }));
  const withheld = withheldFor(found);
  const language = languageOf(found);
  const answers = withheld ? [] : answersTo(found, language);
  if (!answers.length)
    return {
      parts,
      sentences: [],
      citations: [],
      language,
      subject: '',
      ask: [],
      strength: 'none',
      withheld: withheld || 'no-answer',
    };
  const sources = new Sources();
  const wording = new Wording(phrases, found.channel, language);
  const strength = strengthOf(
    parts.map((part) => part.strength as Strength),
    answers.length,
  );
  const body = shortened(answers).flatMap((one) => bodyOf(one, wording, sources));
  for (const passage of found.passages)
    if (passage.audience === 'internal' && sources.quotes(passage.articleId)) sources.number(passage);
  return {
    parts,
    language,
    strength,
    withheld: '',
    citations: sources.citations,
    sentences: framed(found, body, wording, answers, strength),
    subject: wording.channel === 'email' ? subjectOf(found, sources.citations[0]!.title) : '',
    ask: wording.channel === 'phone' ? asks(found, answers, wording, strength) : [],
  };
}

/** A contact at risk is a person's to answer; an act in which nothing is asked is registered, not answered with an article. */
function withheldFor({ risks, acts, text }: PassagesFound): string {
  if (risks.length) return 'risk';
  return acts.length && !acts.includes('question') && !text.includes('?') ? 'act-only' : '';
}

/** The contact's language where an approved version exists for what is answered; else that of the first passage. */
function languageOf({ language, passages }: PassagesFound): 'sv' | 'en' {
  const quotable = passages.filter((passage) => passage.audience === 'citizen');
  const own = quotable.find((passage) => passage.language === language) ?? quotable[0];
  return (own?.language ?? language) === 'en' ? 'en' : 'sv';
}

function answersTo(found: PassagesFound, language: string): Answer[] {
  const { channel } = new Wording(none, found.channel, 'sv');
  const said: string[] = [];
  const answerable = found.questions.filter((question) => question.strength !== 'none').length || 1;
  return found.questions.flatMap(({ text, strength }, question) => {
    if (strength === 'none') return [];
    const own = found.passages.filter((passage) => passage.question === question && passage.language === language);
    const one = answer(
      question,
      text || found.text,
      own,
      channel,
      said,
      channel === 'chat' ? answerable : Math.min(2, answerable),
    );
    if (!one?.said.length) return [];
    said.push(...one.said.map((piece) => piece.text));
    return [one];
  });
}

/** Leaves out whole pieces from the end, first of the longest answer, until the body is short enough to be read. */
function shortened(answers: readonly Answer[]): Answer[] {
  const out = answers.map((one) => ({ ...one }));
  const size = (one: Answer) => [...one.said.map((piece) => piece.text), ...one.steps, ...one.atHand].join(' ').length;
  for (;;) {
    const total = out.reduce((sum, one) => sum + size(one), 0);
    const biggest = [...out].sort((a, b) => size(b) - size(a))[0]!;
    if (total <= longest || biggest.said.length <= 1) return out;
    biggest.said = biggest.said.slice(0, -1);
  }
}

/** What the sentences rest on, numbered from 1 in the order they are used. */
export class Sources {
  readonly citations: ReturnType<typeof citation>[] = [];

  number(passage: Passage): number {
    const known = this.citations.find(
      (one) => one.articleId === passage.articleId && one.passageId === passage.passageId,
    );
    if (known) return known.number;
    this.citations.push(citation(passage, this.citations.length + 1));
    return this.citations.length;
  }

  quotes(articleId: string): boolean {
    return this.citations.some((one) => one.articleId === articleId);
  }
}

function citation(passage: Passage, number: number) {
  const { articleId, version, passageId, title, validFrom, validTo, verified, legal, audience, usedIn } = passage;
  return {
    number,
    articleId,
    version,
    passageId,
    title,
    quote: passage.sentences.map(whole).join(' '),
    validFrom,
    validTo,
    verified,
    legal,
    audience,
    usedIn,
  };
}

function bodyOf(one: Answer, wording: Wording, sources: Sources): Draft['sentences'] {
  const { question } = one;
  const cited = (text: string, kind: string, passage: Passage) => ({
    text,
    kind,
    citations: [sources.number(passage)],
    question,
  });
  const phrase = (text: string) => ({ text, kind: 'offer', citations: [], question });
  const from = one.stepsFrom;
  return [
    ...one.said.map((piece) => cited(piece.text, 'answer', piece.passage)),
    ...(from && one.steps.length
      ? [...wording.get('stepsIntro').map(phrase), ...one.steps.map((text) => cited(text, 'step', from))]
      : []),
    ...(from && one.atHand.length
      ? [...wording.get('atHandIntro').map(phrase), ...one.atHand.map((text) => cited(text, 'step', from))]
      : []),
    ...(one.link ? [cited(one.link.text, 'answer', one.link.passage)] : []),
  ];
}

/** Puts the channel's frame around the body. A chat has none: what was left out is offered. On the phone the agent has greeted. */
function framed(
  found: PassagesFound,
  body: Draft['sentences'],
  wording: Wording,
  answers: readonly Answer[],
  strength: Strength,
): Draft['sentences'] {
  const phrase = (name: string, kind: string) =>
    wording.get(name).map((text) => ({ text, kind, citations: [], question: -1 }));
  const feeling = feelingIn(found.text);
  if (wording.channel === 'phone') return [...(feeling ? phrase(feeling, 'empathy') : []), ...body];
  if (wording.channel === 'chat')
    return [...body, ...phrase(strength === 'weak' ? 'askMore' : 'offerHelp', strength === 'weak' ? 'ask' : 'offer')];
  const opening =
    answers.length > 1 ? phrase('openingSeveral', 'greeting') : feeling ? [] : phrase('opening', 'greeting');
  return [
    ...wording.greeting().map((text) => ({ text, kind: 'greeting', citations: [], question: -1 })),
    ...(feeling ? phrase(feeling, 'empathy') : []),
    ...opening,
    ...body,
    ...(strength === 'weak' ? phrase('askMore', 'ask') : []),
    ...phrase('offerHelp', 'offer'),
    ...phrase(feeling === 'empathyBereavement' ? 'closingBereavement' : 'closing', 'closing'),
    ...phrase('signature', 'signature'),
  ];
}

/** Questions for the agent to ask aloud: what the matter is when the answer is weak, and what to have at hand. */
function asks(found: PassagesFound, answers: readonly Answer[], wording: Wording, strength: Strength): string[] {
  const unanswered = found.questions.length > answers.length;
  const things = answers.flatMap((one) => one.atHand);
  return [
    ...(strength === 'weak' || unanswered ? wording.get('askMore') : []),
    ...(things.length ? wording.get('atHandIntro') : []),
    ...things,
  ];
}

/** The weakest of the answers; with a question left open never more than check. */
function strengthOf(parts: readonly Strength[], answered: number): Strength {
  const rank = (strength: Strength) => strengths.indexOf(strength);
  const given = parts.filter((strength) => strength !== 'none');
  const weakest = given.sort((a, b) => rank(b) - rank(a))[0] ?? 'weak';
  return answered < parts.length && weakest === 'strong' ? 'check' : weakest;
}

function subjectOf({ subject }: PassagesFound, title: string): string {
  if (!subject.trim()) return title;
  return /^\s*(?:re|sv|aw)\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}
