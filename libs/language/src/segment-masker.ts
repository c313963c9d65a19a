import { locateAcross } from './across.js';
import type { Finding, Masked, Placeholder } from './masked.js';
import { render } from './masking.js';
import { numberWords } from './number-words.js';
import { Numbering } from './placeholder.js';

/** One final segment of a call. `id` is the caller's own. `voice` keeps citizen, agent and others apart. */
export interface Segment {
  readonly id: string;
  readonly voice: string;
  readonly text: string;
}

export interface Released<S extends Segment> {
  readonly segment: S;
  readonly masked: Masked;
}

const context = 3;
const announcing =
  /(?:heter|hette|namnet?|namn är|nummer|numret|nummer är|numret är|personnummer|sista|sista är|siffrorna|född|född den|telefon|mobil|konto|clearing|adress(?:en)?|adressen är|bor på|mejl(?:en)?|mail(?:en)?|mejlen är|postnummer|snabel|snabel a|punkt|dot|at|är|är det|name is|number is|born|streck|bindestreck|c\/o)[\s,.:?…]*$/iu;

/**
 * Holds back the newest segments of a call while what they end in may go on in the next one (digits, "mitt personnummer är").
 * Segments come out in the order they went in, each masked with its neighbours in view. At most `most` are held: then the oldest go.
 */
export class SegmentMasker<S extends Segment = Segment> {
  #earlier: Segment[] = [];
  #held: S[] = [];
  #known: readonly Placeholder[];

  constructor(
    known: readonly Placeholder[] = [],
    readonly most = 8,
  ) {
    this.#known = known;
  }

  /** Adds a final segment; gives those that are now safe to release. */
  push(segment: S): Released<S>[] {
    this.#held.push(segment);
    let count = this.#held.findIndex(
      (one, i) => open(one.text) && !this.#held.slice(i + 1).some((later) => later.voice === one.voice),
    );
    if (count < 0) count = this.#held.length;
    return this.#release(Math.max(count, this.#held.length - this.most));
  }

  /** Releases everything: a long silence, or the end of the call. */
  flush(): Released<S>[] {
    return this.#release(this.#held.length);
  }

  /** Placeholders given so far: `known` for whatever else belongs to the contact. */
  get placeholders(): readonly Placeholder[] {
    return this.#known;
  }

  get held(): number {
    return this.#held.length;
  }

  #release(count: number): Released<S>[] {
    if (count < 1) return [];
    const all = [...this.#earlier, ...this.#held];
    const findings = together(all).slice(this.#earlier.length);
    const numbering = new Numbering(this.#known);
    const out = this.#held
      .slice(0, count)
      .map((segment, i) => ({ segment, masked: render(segment.text, findings[i]!, numbering) }));
    this.#known = numbering.placeholders;
    this.#earlier = [...this.#earlier, ...this.#held.slice(0, count)].slice(-context);
    this.#held = this.#held.slice(count);
    return out;
  }
}

/** True when the end of a segment may be the first half of something: a digit, a number word, a word that announces one. */
function open(text: string): boolean {
  const end = text.slice(-60).trimEnd().toLowerCase();
  if (/\d[\s.,\-+]*$/.test(end) || announcing.test(end)) return true;
  return numberWords.has(/([\p{L}]+)[\s.,-]*$/u.exec(end)?.[1] ?? '');
}

/** Findings per segment: each voice read as one text, then all voices in turn ("de fyra sista?" – "9802"). */
function together(segments: readonly Segment[]): Finding[][] {
  const out: Finding[][] = segments.map(() => []);
  for (const voice of new Set(segments.map((one) => one.voice))) {
    const own = segments.map((one, i) => ({ one, i })).filter(({ one }) => one.voice === voice);
    for (const [k, findings] of locateAcross(own.map(({ one }) => one.text)).entries()) out[own[k]!.i] = findings;
  }
  for (const [i, findings] of locateAcross(segments.map((one) => one.text)).entries()) {
    for (const one of findings) {
      if (out[i]!.every((other) => other.end <= one.start || other.start >= one.end)) out[i]!.push(one);
    }
    out[i]!.sort((a, b) => a.start - b.start);
  }
  return out;
}
