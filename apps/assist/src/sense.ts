/** Words that turn, limit or weaken a statement; losing or gaining one changes what is promised. */
const groups: readonly { readonly name: Sense; readonly words: RegExp }[] = [
  {
    name: 'negation',
    words: of(
      "inte|ej|aldrig|ingen|inget|inga|varken|utan|inte heller|icke|not|never|no|neither|nor|without|cannot|\\p{L}+n't",
    ),
  },
  {
    name: 'condition',
    words: of(
      'om(?! (?:den|det|dem|dig|mig|sig|oss|er)(?:[.,;:!?]|$)| året| dagen| månaden)|förutsatt|såvida|ifall|endast|bara|enbart|undantag|undantaget|gäller dig som|gäller den som|if|unless|only|provided|except|who are|who were|applies',
    ),
  },
  {
    name: 'hedge',
    words: of(
      'kan|kunna|kanske|normalt|oftast|ofta|ibland|vanligen|ungefär|omkring|cirka|vissa|may|might|can|could|usually|often|sometimes|about|around|some|certain|normally',
    ),
  },
];
export type Sense = 'negation' | 'condition' | 'hedge';

const opposites: readonly [RegExp, RegExp][] = (
  [
    ['före|innan|before', 'efter|after'],
    ['högst|max|maximalt|inte mer än|at most|no more than|up to', 'minst|lägst|minimum|at least'],
    [
      'höjs|höjas|höja|höjde|ökar|öka|högre|mer|raised|increases?|higher|more',
      'sänks|sänkas|sänka|sänkte|minskar|minska|lägre|mindre|lowered|decreases?|reduces?|reduced|lower|less',
    ],
    ['skattefri|skattefritt|tax free|tax-free', 'skattepliktig|skattepliktigt|beskattas|taxable|taxed'],
    ['måste|ska|must', 'behöver inte|slipper|need not|do not need'],
    ['frivilligt|frivillig|voluntary', 'obligatoriskt|obligatorisk|mandatory|compulsory'],
    ['gift|gifta|married', 'ogift|ogifta|ensamstående|unmarried|single'],
  ] as const
).map(([one, other]) => [of(one), of(other)]);

function of(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
}

/** Whether a text holds a word of a kind. */
export function has(sense: Sense, text: string): boolean {
  return groups.find((group) => group.name === sense)!.words.test(text);
}

/** Number of negating words. */
export function negations(text: string): number {
  return count(groups[0]!.words, text);
}

/** Whether a text says one thing of a pair where the source says the other (before/after, at most/at least, raised/lowered …). */
export function turned(text: string, source: string): boolean {
  return opposites.some(([one, other]) => {
    const more = count(one, text) - count(one, source);
    const less = count(other, text) - count(other, source);
    return (more > 0 && less < 0) || (more < 0 && less > 0);
  });
}

function count(words: RegExp, text: string): number {
  return (text.match(new RegExp(words.source, 'giu')) ?? []).length;
}
