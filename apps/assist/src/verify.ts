import type { Passage } from '#lib/contracts';
import { stem, stopWords, tokens } from '#lib/language';
import { whole } from './choose.js';
import { hardFacts } from './hard-facts.js';
import { has, negations, turned } from './sense.js';

/** A sentence of a draft written by a model: `sources` are places in the list of passages it was given, from 0. */
export interface WrittenSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

export type ViolationKind =
  | 'no-source'
  | 'unknown-source'
  | 'expired'
  | 'internal'
  | 'fact'
  | 'negation'
  | 'condition'
  | 'certainty'
  | 'opposite'
  | 'other-matter'
  | 'unsupported';

export interface Violation {
  /** Place of the sentence in the draft. */
  readonly sentence: number;
  readonly kind: ViolationKind;
  readonly detail: string;
}

export interface VerifyOptions {
  /** ISO date. */
  readonly today: string;
  /** Sentences that need no source: the pack's phrases. */
  readonly phrases?: ReadonlySet<string>;
  /** Names of benefits and matters; one that the source sentence does not speak of is another matter. */
  readonly terms?: ReadonlySet<string>;
}

/** One approved sentence taken apart. */
interface Source {
  readonly say: string;
  readonly only: string;
  readonly stems: ReadonlySet<string>;
}

/** Checks a draft against the passages it cites, sentence by sentence. An empty list means that nothing was found, not that nothing is wrong: an agent reads it still. */
export function verify(
  draft: readonly WrittenSentence[],
  passages: readonly Passage[],
  options: VerifyOptions,
): Violation[] {
  return draft.flatMap((one, sentence) => {
    const found = (kind: ViolationKind, detail: string): Violation => ({ sentence, kind, detail });
    if (options.phrases?.has(one.text.trim())) return [];
    if (!one.sources.length) return [found('no-source', one.text)];
    const unknown = one.sources.filter((source) => !passages[source]);
    if (unknown.length) return [found('unknown-source', unknown.join(', '))];
    const cited = one.sources.map((source) => passages[source]!);
    const closed = cited.find(
      (passage) => passage.validFrom > options.today || (passage.validTo !== '' && passage.validTo < options.today),
    );
    if (closed) return [found('expired', closed.articleId)];
    if (cited.some((passage) => passage.audience !== 'citizen')) return [found('internal', one.text)];
    const after = draft
      .slice(sentence + 1)
      .filter((next) => next.sources.some((source) => one.sources.includes(source)));
    return against(one.text, after.map((next) => next.text).join(' '), cited, options).map(([kind, detail]) =>
      found(kind, detail),
    );
  });
}

function against(
  text: string,
  following: string,
  cited: readonly Passage[],
  { terms }: VerifyOptions,
): [ViolationKind, string][] {
  const stems = stemsOf(text);
  const attached = cited
    .flatMap((passage) => [passage.title, ...passage.links.flatMap((one) => [one.title, one.url]), ...passage.legal])
    .join(' ');
  if (pointsOnly(text, attached)) return [];
  const sources = cited.flatMap((passage) => passage.sentences.flatMap(sourcesOf));
  const aligned = nearest(stems, sources);
  if (!aligned.length) return [['unsupported', text]];
  const [first] = aligned;
  const near = aligned.map((source) => `${source.say} ${source.only}`).join(' ');
  const out: [ViolationKind, string][] = [];
  const facts = new Set(hardFacts(`${near} ${attached}`));
  for (const fact of hardFacts(text)) if (!facts.has(fact)) out.push(['fact', fact]);
  if (negations(text) !== negations(said(text, first!))) out.push(['negation', first!.say]);
  if (first!.only && !covers(`${text} ${following}`, first!.only)) out.push(['condition', first!.only]);
  if (has('condition', first!.say) && !has('condition', text)) out.push(['condition', first!.say]);
  if (has('hedge', first!.say) && !has('hedge', text)) out.push(['certainty', first!.say]);
  if (turned(text, said(text, first!))) out.push(['opposite', first!.say]);
  const spoken = new Set([...stemsOf(`${near} ${attached}`)]);
  for (const term of stems) if (!spoken.has(term) && names(term, terms)) out.push(['other-matter', term]);
  const strange = [...stems].filter((term) => !spoken.has(term) && !sources.some((source) => source.stems.has(term)));
  if (strange.length > 0.5 * stems.size) out.push(['unsupported', strange.join(', ')]);
  return out;
}

/** A sentence as a source with its condition, and the condition as one by itself. */
function sourcesOf({ say, only }: Passage['sentences'][number]): Source[] {
  const both = { say, only, stems: stemsOf(`${say} ${only}`) };
  return only ? [{ say: only, only: '', stems: stemsOf(only) }, both] : [both];
}

/** Whether a text does nothing but give a link of its source: "Läs mer om bostadstillägg: https://…". */
function pointsOnly(text: string, attached: string): boolean {
  const known = hardFacts(attached);
  const links = hardFacts(text).filter((fact) => fact.includes('.') && /\p{L}/u.test(fact));
  if (!links.length || !hardFacts(text).every((fact) => known.includes(fact))) return false;
  const words = stemsOf(text.replace(/https?:\S+|www\.\S+/g, ''));
  const there = stemsOf(attached);
  return [...words].filter((word) => !there.has(word)).length <= 3 && words.size <= 8;
}

/** Whether a stem is the name of a matter, or a compound that begins with one. */
function names(term: string, terms: ReadonlySet<string> = new Set()): boolean {
  if (terms.has(term)) return true;
  for (let end = term.length - 1; end > 6; end--) if (terms.has(term.slice(0, end))) return true;
  return false;
}

/** The source sentence a text should be held against: with its condition when the text holds that too. */
function said(text: string, { say, only }: Source): string {
  return only && covers(text, only) ? `${say} ${only}` : say;
}

/** Whether most of what a condition says is there. */
function covers(text: string, only: string): boolean {
  const here = stemsOf(text);
  const wanted = [...stemsOf(only)];
  return (
    wanted.filter((term) => here.has(term)).length >= 0.6 * wanted.length &&
    hardFacts(only).every((fact) => hardFacts(text).includes(fact))
  );
}

/** The source sentences a text rests on: the nearest, and another that gives it something the nearest lacks. */
function nearest(stems: ReadonlySet<string>, sources: readonly Source[]): Source[] {
  const shared = (source: Source, among: Iterable<string>) =>
    [...among].filter((term) => source.stems.has(term)).length;
  const ranked = [...sources].sort((a, b) => closeness(b, stems) - closeness(a, stems));
  const first = ranked[0];
  if (!first || shared(first, stems) === 0) return [];
  const left = [...stems].filter((term) => !first.stems.has(term));
  const second = ranked.slice(1).find((source) => shared(source, left) >= Math.max(3, 0.5 * left.length));
  return second ? [first, second] : [first];
}

function closeness(source: Source, stems: ReadonlySet<string>): number {
  const both = [...stems].filter((term) => source.stems.has(term)).length;
  return both / Math.sqrt((stems.size || 1) * Math.max(stemsOf(source.say).size, both, 1));
}

/** Stems of the words that carry meaning. */
export function stemsOf(text: string): Set<string> {
  return new Set(
    tokens(text)
      .filter((word) => word.length > 1 && !stopWords.sv.has(word) && !stopWords.en.has(word))
      .map(stem),
  );
}

/** Approved sentences as a model would write them had it copied: the draft that must pass. */
export function copied(passages: readonly Passage[]): WrittenSentence[] {
  return passages.flatMap((passage, source) =>
    passage.audience === 'citizen'
      ? passage.sentences.map((sentence) => ({ text: whole(sentence), sources: [source] }))
      : [],
  );
}
