import { trigrams } from '../data/trigrams.js';
import { languageWords, metIn } from './language-words.js';
import { givenName, surname } from './names.js';
import { tokens } from './tokens.js';

export const languages = ['sv', 'en', 'fi', 'no', 'da', 'de', 'ar', 'fa', 'so', 'es', 'pl', 'other'] as const;
export type Language = (typeof languages)[number];

/** The language of a text, and how sure that is (0–1). */
export interface DetectedLanguage {
  readonly language: Language;
  readonly probability: number;
}

const prior: Readonly<Record<Language, number>> = {
  sv: 2.6,
  en: 1.4,
  fi: 0,
  no: 0,
  da: 0,
  de: 0,
  ar: 0,
  fa: 0,
  so: 0,
  es: 0,
  pl: 0,
  other: -0.4,
};
const letters: readonly (readonly [RegExp, Language[], number])[] = [
  [/å/g, ['sv', 'no', 'da', 'fi'], 1],
  [/[äö]/g, ['sv', 'fi', 'de'], 0.9],
  [/ä/g, ['sv', 'fi', 'de'], 0.3],
  [/[æø]/g, ['no', 'da'], 1.6],
  [/[æøñ¿ąęłżśćşğıčšž]/g, ['sv', 'en'], -2.5],
  [/[üß]/g, ['de', 'other'], 1.5],
  [/[ąćęłńśźż]/g, ['pl'], 2],
  [/[ñ¿¡áíóú]/g, ['es', 'other'], 1.2],
  [/[şğıçâîțșăčšžđőűàèùêôõãëț]/g, ['other'], 1.4],
  [/(?:aa|yy|ii|uu|ää|öö)/g, ['fi', 'so'], 0.5],
  [/(?:dh|xaa|aad|ayn|aan\b|kh)/g, ['so'], 0.5],
];
const profiles = trigrams.map(([language, list]) => ({
  language: language as Language,
  ranks: new Map(list.split('|').map((one, i) => [one, 1.5 - i / 300])),
}));

/** Placeholders, addresses and links say nothing about the language. Reads at most the first 3,000 characters. */
export function detectLanguage(text: string): DetectedLanguage {
  const plain = text
    .slice(0, 3000)
    .replace(/[⟨‹][^⟩›]{0,40}[⟩›]|https?:\S+|\S+@\S+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e]/g, '');
  const byScript = script(plain);
  if (byScript) return byScript;
  const words = tokens(plain).filter((word) => /\p{L}/u.test(word));
  const scores = new Map<Language, number>(languages.map((language) => [language, prior[language]]));
  const add = (language: Language, weight: number) => scores.set(language, scores.get(language)! + weight);
  const scale = Math.min(1, 12 / Math.max(1, words.length)) ** 0.5;
  for (const word of words) {
    const told = languageWords.get(word);
    if (told) for (const language of told) add(language as Language, (scale * 2.6) / told.size ** 0.4);
    const sv = metIn.sv.has(word);
    const en = metIn.en.has(word);
    if (sv !== en) add(sv ? 'sv' : 'en', scale * 1.7);
    if (!sv && !en && !told && word.length > 3 && !givenName(word) && !surname(word))
      for (const language of ['sv', 'en'] as const) add(language, -0.35 * scale);
  }
  const lower = ` ${words.join(' ')} `;
  for (const [form, told, weight] of letters) {
    const count = lower.match(form)?.length ?? 0;
    if (count) for (const language of told) add(language, weight * Math.min(3, count) ** 0.7);
  }
  byTrigrams(lower, add);
  return best(scores, words.length);
}

/** The best profile of each language; `other` is the best of the foreign ones. */
function byTrigrams(lower: string, add: (language: Language, weight: number) => void): void {
  const total = Math.min(lower.length - 2, 1500);
  if (total < 1) return;
  const found = new Map<Language, number>();
  for (const { language, ranks } of profiles) {
    let sum = 0;
    for (let i = 0; i < total; i++) sum += ranks.get(lower.slice(i, i + 3)) ?? 0;
    found.set(language, Math.max(found.get(language) ?? 0, sum));
  }
  const weight = 0.42 * Math.min(1, 60 / total) ** 0.6;
  for (const [language, sum] of found) add(language, sum * weight);
}

function best(scores: Map<Language, number>, words: number): DetectedLanguage {
  const sorted = [...scores].sort((a, b) => b[1] - a[1]);
  const [language, top] = sorted[0]!;
  const heat = words < 4 ? 1.6 : 1.9;
  const sum = sorted.reduce((all, [, score]) => all + Math.exp((score - top) / heat), 0);
  return { language, probability: 1 / sum };
}

/** Languages that their script gives away; undefined for Latin script and for texts without letters. */
function script(plain: string): DetectedLanguage | undefined {
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const arabic = plain.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const all = plain.match(/\p{L}/gu)?.length ?? 0;
  if (!all || all - latin < latin) return undefined;
  if (arabic < (all - latin) / 2) return { language: 'other', probability: 0.97 };
  if (/[ڕڵۆێٹڈںےہړښ]/u.test(plain)) return { language: 'other', probability: 0.85 };
  const persian =
    (plain.match(/[پچژگکی]/gu)?.length ?? 0) +
    3 * (plain.match(/(?<!\p{L})(?:است|از|به|که|را|در|برای|این|من|می|چه|سلام)(?!\p{L})/gu)?.length ?? 0);
  const arab =
    (plain.match(/[يكةىأإؤئ]/gu)?.length ?? 0) +
    3 *
      (plain.match(/(?<!\p{L})(?:في|على|إلى|هل|أن|لا|ما|هذا|متى|كيف|أنا|مرحبا|عن|و?ال\p{L}{3,})(?!\p{L})/gu)?.length ??
        0);
  const probability = 0.5 + 0.48 * (Math.abs(persian - arab) / Math.max(1, persian + arab));
  return { language: persian > arab ? 'fa' : 'ar', probability };
}
