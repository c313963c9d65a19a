import { tokenise } from './tokens.js';

/** Concept → its terms, separated by commas; a star at the end of a term stands for any ending. */
export type LexiconEntries = Record<string, string>;

type Term = { words: string[]; open: boolean; concept: string };
const SHORTEST_STEM = 2;

/**
 * Finds the concepts that a text mentions, so that different words for one thing, and two languages, share what was
 * learned. Comes with the pack, is optional, and travels inside the model.
 */
export class Lexicon {
  private readonly whole = new Map<string, Term[]>();
  private readonly stems = new Map<string, Term[]>();
  private longest = 0;

  constructor(readonly entries: LexiconEntries) {
    for (const [concept, terms] of Object.entries(entries))
      for (const term of terms.split(',')) this.add(concept, term.trim());
  }

  private add(concept: string, text: string): void {
    const open = text.endsWith('*');
    const words = tokenise(open ? text.slice(0, -1) : text);
    const first = words[0];
    if (!first) return;
    const term = { words, open, concept };
    const byStem = open && words.length === 1 && first.length >= SHORTEST_STEM;
    const index = byStem ? this.stems : this.whole;
    if (byStem) this.longest = Math.max(this.longest, first.length);
    const list = index.get(first);
    if (list) list.push(term);
    else index.set(first, [term]);
  }

  /** The concepts of a text's words, each once, in order of appearance. */
  concepts(words: string[]): string[] {
    const found = new Set<string>();
    words.forEach((word, i) => {
      for (const term of this.whole.get(word) ?? []) if (this.fits(term, words, i)) found.add(term.concept);
      for (let n = SHORTEST_STEM; n <= Math.min(word.length, this.longest); n++)
        for (const term of this.stems.get(word.slice(0, n)) ?? []) found.add(term.concept);
    });
    return [...found];
  }

  private fits(term: Term, words: string[], at: number): boolean {
    const last = term.words.length - 1;
    return term.words.every((part, i) => {
      const word = words[at + i];
      return word === part || (i === last && term.open && word?.startsWith(part));
    });
  }
}
