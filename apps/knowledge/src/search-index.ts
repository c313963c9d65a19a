import { type Forward, forward, lineOf, withoutSolved, withSolved } from './forward.js';
import { type Hit, prior, rankHits } from './hits.js';
import { parseQuery, type Query } from './query.js';
import { allows, best, type Candidate, type Filter, scoreAll } from './rank.js';
import type { SearchDoc } from './search-doc.js';
import { buildSegment, df, forwardOf, type Segment, segmentSize } from './segment.js';
import { visible, WindowScorer } from './windows.js';
import { WordTable } from './word-table.js';

export type { Hit, Signals } from './hits.js';

export interface SearchOptions extends Filter {
  /** Case type → probability: articles of likely types rise. */
  readonly caseTypes?: ReadonlyMap<string, number>;
  /** `citizen` leaves internal passages out; the default `agent` searches both. */
  readonly audience?: 'citizen' | 'agent';
  /** Articles returned at most; 1–100, default 10. */
  readonly limit?: number;
}

/** Documents looked at closely for each query. */
const candidates = 40;

/** Search in memory. What is put in is found by the next search; `compact` moves it into the main segment. */
export class SearchIndex {
  private readonly table = new WordTable();
  /** Where each document is: fresh, or its number over all main segments. */
  private readonly home = new Map<string, 'fresh' | number>();
  private fresh = new Map<string, Forward>();
  private busy = false;
  private small: Segment | undefined;
  private main: Segment[] = [];

  /** An index of many documents at once. */
  static of(docs: Iterable<SearchDoc>): SearchIndex {
    const index = new SearchIndex();
    for (const doc of docs) index.put(forward(doc, index.table));
    done(index.compacting());
    return index;
  }

  /** Number of documents that can be found (one per article and language). */
  get size(): number {
    return this.home.size;
  }

  /** Documents waiting outside the main segment. */
  get waiting(): number {
    return this.fresh.size;
  }

  /** Puts in or replaces an article's version in one language; solved-by texts it had are kept. */
  upsert(doc: SearchDoc): void {
    const before = this.get(key(doc.articleId, doc.language));
    const { lines, facts } = forward(doc, this.table);
    const solved = before?.lines.filter((line) => line.of === lineOf.solved) ?? [];
    this.put({ facts: { ...facts, solvedBy: before?.facts.solvedBy ?? [] }, lines: [...lines, ...solved] });
  }

  /** Takes an article out, in every language or in one. */
  remove(articleId: string, language?: string): void {
    for (const one of language ? [language] : ['sv', 'en']) this.drop(key(articleId, one));
  }

  /** An agent's approved reply rested on this article: the citizen's masked words help to find it from now on (20 per article; the oldest give way). */
  solvedBy(articleId: string, language: string, contactId: string, text: string): void {
    const doc = this.get(key(articleId, language));
    if (doc) this.put(withSolved(doc, contactId, this.table.learn(text.slice(0, 2_000), language)));
  }

  /** Disposal: the contact's words leave every article. */
  forget(contactId: string): void {
    for (const id of [...this.home.keys()]) {
      const doc = this.get(id)!;
      if (doc.facts.solvedBy.includes(contactId)) this.put(withoutSolved(doc, contactId));
    }
  }

  /** Articles that may answer a text, best first. */
  search(text: string, options: SearchOptions): Hit[] {
    const segments = [...this.main, this.freshSegment()].filter((one) => one.facts.length > 0);
    const count = segments.reduce((sum, one) => sum + one.facts.length, 0);
    const documents = (term: number) => segments.reduce((sum, one) => sum + df(one, term), 0);
    const query = parseQuery(text, options.language ?? 'sv', this.table, documents, count);
    const found = this.candidates(segments, query, options);
    const scorer = new WindowScorer(query, this.table);
    const scored = found.map((one) => ({
      ...one,
      windows: visible(scorer.score(one.segment, one.doc), one, options.audience),
    }));
    return rankHits(scored, query, options.caseTypes, Math.min(Math.max(options.limit ?? 10, 1), candidates));
  }

  /** Moves fresh documents into the main segment, letting `breathe` run now and then; searches go on meanwhile. */
  async compact(breathe: () => Promise<void>): Promise<void> {
    const steps = this.compacting();
    while (!steps.next().done) await breathe();
  }

  private candidates(segments: Segment[], query: Query, options: SearchOptions): Candidate[] {
    const scores = segments.map((segment) => scoreAll(segment, query));
    const top = Math.max(1e-9, ...scores.map(highest));
    const has = (articleId: string, language: string) => this.home.has(key(articleId, language));
    const found = segments.flatMap((segment, s) => {
      const text = scores[s]!;
      const raised = options.caseTypes
        ? text.map((score, doc) => score / top + prior(options.caseTypes?.get(segment.facts[doc]!.caseType) ?? 0))
        : text;
      const allowed = (doc: number) => segment.alive[doc] === 1 && allows(options, segment.facts[doc]!, has);
      return best(raised, candidates, allowed).map((doc) => ({ segment, doc, text: text[doc]!, raised: raised[doc]! }));
    });
    return found.sort((a, b) => b.raised - a.raised).slice(0, candidates);
  }

  /** Builds a new main segment beside the old one; what changed meanwhile stays fresh. One at a time: a second call does nothing. */
  private *compacting(): Generator<void, void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const docs: Forward[] = [];
      for (const at of this.home.values()) if (at !== 'fresh') docs.push(this.placed(at));
      const kept = docs.length;
      docs.push(...this.fresh.values());
      const built: Segment[] = [];
      for (let from = 0; from < docs.length; from += segmentSize) {
        built.push(yield* buildSegment(docs.slice(from, from + segmentSize), this.table));
      }
      for (const [at, doc] of docs.entries()) {
        const id = key(doc.facts.articleId, doc.facts.language);
        const unchanged = at < kept ? typeof this.home.get(id) === 'number' : this.fresh.get(id) === doc;
        if (!unchanged) built[Math.floor(at / segmentSize)]!.alive[at % segmentSize] = 0;
        else {
          this.home.set(id, at);
          this.fresh.delete(id);
        }
      }
      this.main = built;
      this.small = undefined;
    } finally {
      this.busy = false;
    }
  }

  private get(id: string): Forward | undefined {
    const home = this.home.get(id);
    if (home === undefined) return undefined;
    return home === 'fresh' ? this.fresh.get(id) : this.placed(home);
  }

  private placed(at: number): Forward {
    return forwardOf(this.main[Math.floor(at / segmentSize)]!, at % segmentSize);
  }

  private put(doc: Forward): void {
    const id = key(doc.facts.articleId, doc.facts.language);
    this.drop(id);
    this.fresh.set(id, doc);
    this.home.set(id, 'fresh');
    this.small = undefined;
  }

  private drop(id: string): void {
    const home = this.home.get(id);
    if (home === undefined) return;
    this.home.delete(id);
    if (typeof home === 'number') this.main[Math.floor(home / segmentSize)]!.alive[home % segmentSize] = 0;
    else {
      this.fresh.delete(id);
      this.small = undefined;
    }
  }

  private freshSegment(): Segment {
    this.small ??= done(buildSegment([...this.fresh.values()], this.table));
    return this.small;
  }
}

function key(articleId: string, language: string): string {
  return `${language} ${articleId}`;
}

/** Runs a build through without pausing. */
function done<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function highest(scores: Float32Array): number {
  let top = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > top) top = scores[i]!;
  return top;
}
