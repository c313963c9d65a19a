import type { SearchDoc } from './search-doc.js';
import type { WordTable } from './word-table.js';

/** What a line of a document is, when it is not a sentence of passage 0, 1, 2 … */
export const lineOf = { title: -1, question: -2, solved: -3 } as const;

/** What a document carries besides its words. */
export interface DocFacts {
  readonly articleId: string;
  readonly version: number;
  readonly language: string;
  readonly caseType: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly channels: readonly string[];
  readonly passages: readonly { readonly id: string; readonly internal: boolean }[];
  /** Contacts behind its solved-by lines, in the lines' order. */
  readonly solvedBy: readonly string[];
}

/** A document as word ids, line by line: enough to index it again without its text. */
export interface Forward {
  readonly facts: DocFacts;
  readonly lines: readonly { readonly of: number; readonly words: readonly number[] }[];
}

/** Takes a document's text apart. */
export function forward(doc: SearchDoc, words: WordTable): Forward {
  const line = (of: number, text: string) => ({ of, words: words.learn(text, doc.language) });
  const lines = [
    line(lineOf.title, doc.title),
    ...doc.questions.map((text) => line(lineOf.question, text)),
    ...doc.passages.flatMap((passage, of) => passage.sentences.map((text) => line(of, text))),
  ].filter((one) => one.words.length > 0);
  const { articleId, version, language, caseType, validFrom, validTo = '', channels = [] } = doc;
  const passages = doc.passages.map(({ id, audience }) => ({ id, internal: audience === 'internal' }));
  return {
    facts: { articleId, version, language, caseType, validFrom, validTo, channels, passages, solvedBy: [] },
    lines,
  };
}

/** Contacts an article is known to have solved, at most this many; the oldest give way. */
export const solvedByLimit = 20;

/** The document with one more citizen's words, or with a contact's words replaced. */
export function withSolved(doc: Forward, contactId: string, words: readonly number[]): Forward {
  const without = withoutSolved(doc, contactId);
  if (!words.length) return without;
  const full = without.facts.solvedBy.length >= solvedByLimit;
  const kept = full ? withoutSolved(without, without.facts.solvedBy[0]!) : without;
  return {
    facts: { ...kept.facts, solvedBy: [...kept.facts.solvedBy, contactId] },
    lines: [...kept.lines, { of: lineOf.solved, words }],
  };
}

/** The document without a contact's words. */
export function withoutSolved(doc: Forward, contactId: string): Forward {
  const at = doc.facts.solvedBy.indexOf(contactId);
  if (at < 0) return doc;
  let seen = 0;
  return {
    facts: { ...doc.facts, solvedBy: doc.facts.solvedBy.filter((id) => id !== contactId) },
    lines: doc.lines.filter((line) => line.of !== lineOf.solved || seen++ !== at),
  };
}
