import type { Passage, PassagesFound } from '#lib/contracts';
import { type Draft, Sources } from './composer.js';
import { answered, type ModelDraft, roomFor } from './prompt.js';
import { type Violation, verify } from './verify.js';

/** What is wrong with a model's draft; nothing when it may be shown. */
export function faults(
  written: ModelDraft,
  sources: readonly Passage[],
  composed: Draft,
  channel: string,
  today: string,
): Violation[] {
  const sentences = written.sentences.map(({ text, sources: from }) => ({ text, sources: from.map((one) => one - 1) }));
  const asked = answered(composed);
  const fault = (sentence: number, detail: string): Violation => ({ sentence, kind: 'unsupported', detail });
  const missing = asked.filter((question) => !written.sentences.some((one) => one.question === question + 1));
  const strange = written.sentences.findIndex((one) => !asked.includes(one.question - 1));
  const room = (roomFor[channel] ?? 9) * Math.max(1, asked.length);
  return [
    ...verify(sentences, sources, { today }),
    ...missing.map((question) => fault(0, `question ${question + 1} is not answered`)),
    ...(strange >= 0 ? [fault(strange, 'it answers a question that is not in the list')] : []),
    ...(written.sentences.length > room ? [fault(room, `more than ${room} sentences`)] : []),
  ];
}

/** The composer's frame (greeting, empathy, closing, signature) around the model's sentences, with their citations. */
export function framedAs(
  written: ModelDraft,
  sources: readonly Passage[],
  composed: Draft,
  found: PassagesFound,
): Draft {
  const numbers = new Sources();
  const body = [...written.sentences]
    .sort((a, b) => a.question - b.question)
    .map(({ text, kind, question, sources: from }) => ({
      text: text.trim(),
      kind,
      citations: [...new Set(from.map((one) => numbers.number(sources[one - 1]!)))],
      question: question - 1,
    }));
  for (const passage of found.passages)
    if (passage.audience === 'internal' && numbers.quotes(passage.articleId)) numbers.number(passage);
  const first = composed.sentences.findIndex((one) => one.question >= 0);
  const last = composed.sentences.findLastIndex((one) => one.question >= 0);
  return {
    ...composed,
    sentences: [...composed.sentences.slice(0, first), ...body, ...composed.sentences.slice(last + 1)],
    citations: numbers.citations,
  };
}
