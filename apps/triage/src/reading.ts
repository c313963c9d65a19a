import type { Example } from './example.js';
import { Lexicon, type LexiconEntries } from './lexicon.js';
import { tokenise } from './tokens.js';
import type { Input } from './vectors.js';

const built = new WeakMap<LexiconEntries, Lexicon>();

function lexiconOf(entries: LexiconEntries): Lexicon {
  let lexicon = built.get(entries);
  if (!lexicon) {
    lexicon = new Lexicon(entries);
    built.set(entries, lexicon);
  }
  return lexicon;
}

/** A text as the classifier reads it: its words and, when the pack has a lexicon, the concepts it mentions. */
export function read(text: string, lexicon: LexiconEntries | undefined): Input {
  const words = tokenise(text);
  return lexicon ? { words, marks: lexiconOf(lexicon).concepts(words) } : { words };
}

/** Subject and text in one: the subject is a sentence like any other. */
export const whole = (contact: Pick<Example, 'subject' | 'text'>): string =>
  contact.subject ? `${contact.subject}\n${contact.text}` : contact.text;
