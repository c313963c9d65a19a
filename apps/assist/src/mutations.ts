import type { Passage } from '#lib/contracts';
import { whole } from './choose.js';

export const mutationKinds = [
  'negation dropped',
  'negation added',
  'condition dropped',
  'amount changed',
  'month changed',
  'benefit swapped',
  'hedge dropped',
  'turned round',
  'link changed',
  'legal reference changed',
  'source dropped',
] as const;
export type MutationKind = (typeof mutationKinds)[number];

/** A true sentence made false, with the passage it claims to rest on. */
export interface Mutation {
  readonly kind: MutationKind;
  readonly text: string;
  readonly sources: readonly number[];
}

const swaps: readonly [RegExp, string][] = [
  [/(?<!\p{L})(före|innan)(?!\p{L})/iu, 'efter'],
  [/(?<!\p{L})efter(?!\p{L})/iu, 'före'],
  [/(?<!\p{L})högst(?!\p{L})/iu, 'minst'],
  [/(?<!\p{L})minst(?!\p{L})/iu, 'högst'],
  [/(?<!\p{L})höjs(?!\p{L})/iu, 'sänks'],
  [/(?<!\p{L})sänks(?!\p{L})/iu, 'höjs'],
  [/(?<!\p{L})lägre(?!\p{L})/iu, 'högre'],
  [/(?<!\p{L})högre(?!\p{L})/iu, 'lägre'],
  [/\bbefore\b/i, 'after'],
  [/\bafter\b/i, 'before'],
  [/\bat least\b/i, 'at most'],
  [/\bat most\b/i, 'at least'],
  [/\bhigher\b/i, 'lower'],
  [/\blower\b/i, 'higher'],
];
const benefits = [
  'bostadstillägg',
  'äldreförsörjningsstöd',
  'garantipension',
  'änkepension',
  'barnpension',
  'premiepension',
  'inkomstpension',
  'omställningspension',
];
const benefitsEn = [
  'housing supplement',
  'guarantee pension',
  'widow’s pension',
  'premium pension',
  'income pension',
  "widow's pension",
];
const monthNames = [
  'januari',
  'februari',
  'mars',
  'april',
  'juni',
  'juli',
  'augusti',
  'oktober',
  'January',
  'February',
  'March',
  'June',
  'July',
  'August',
  'October',
];

/** Every mutation that one passage's sentences allow. `source` is the passage's place in the list given to the check. */
export function mutationsOf(passage: Passage, source: number): Mutation[] {
  return passage.sentences.flatMap((sentence) => {
    const text = whole(sentence);
    const made = (
      kind: MutationKind,
      changed: string | undefined,
      sources: readonly number[] = [source],
    ): Mutation[] => (changed === undefined || changed === text ? [] : [{ kind, text: changed, sources }]);
    return [
      ...made('negation dropped', replaced(text, /(?<!\p{L})(?:inte|aldrig|not|never) /iu, '')),
      ...made(
        'negation added',
        /(?<!\p{L})(?:inte|aldrig|ingen|inget|inga|utan|not|never|no|without)(?!\p{L})/iu.test(text)
          ? undefined
          : replaced(text, /(?<!\p{L})(kan|ska|får|är|har|can|must|is|are)(?= )/u, '$1 inte'),
      ),
      ...made('condition dropped', sentence.only ? sentence.say : undefined),
      ...made(
        'amount changed',
        replaced(text, /\d[\d \u00a0]*\d|\d/u, (found) =>
          String(Number(found.replace(/\D/g, '')) + (found.length > 3 ? 400 : 1)),
        ),
      ),
      ...made('month changed', otherMonth(text)),
      ...made('benefit swapped', otherBenefit(text)),
      ...made('hedge dropped', replaced(text, /(?<!\p{L})kan (?=ha |få )/iu, '')?.replace(/ ha rätt/u, ' har rätt')),
      ...made('turned round', turnedRound(text)),
      ...made('link changed', passage.links[0] && `${text} ${passage.links[0].url.replace(/\/[^/]*$/, '/annan-sida')}`),
      ...made('legal reference changed', `${text} Det står i 199 kap. 7 § socialförsäkringsbalken.`),
      ...made('source dropped', `${text} `, []),
    ];
  });
}

function replaced(text: string, what: RegExp, by: string | ((found: string) => string)): string | undefined {
  return what.test(text) ? text.replace(what, by as string) : undefined;
}

function otherMonth(text: string): string | undefined {
  const [here] = monthNames.filter((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(text));
  if (!here) return undefined;
  const alike = monthNames.filter(
    (name) => (name[0] === name[0]!.toUpperCase()) === (here[0] === here[0]!.toUpperCase()) && !text.includes(name),
  );
  return text.replace(here, alike[0]!);
}

function otherBenefit(text: string): string | undefined {
  for (const list of [benefits, benefitsEn]) {
    const here = list.find((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu').test(text));
    const other = list.find((name) => !text.toLowerCase().includes(name));
    if (here && other) return text.replace(new RegExp(`(?<!\\p{L})${here}(?!\\p{L})`, 'iu'), other);
  }
  return undefined;
}

function turnedRound(text: string): string | undefined {
  const swap = swaps.find(
    ([word, other]) => word.test(text) && !new RegExp(`(?<!\\p{L})${other}(?!\\p{L})`, 'iu').test(text),
  );
  return swap && text.replace(swap[0], swap[1]);
}
