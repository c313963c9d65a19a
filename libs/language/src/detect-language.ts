import { tokens } from './tokens.js';

export const languages = ['sv', 'en', 'fi', 'no', 'da', 'de', 'ar', 'fa', 'so', 'es', 'pl', 'other'] as const;
export type Language = (typeof languages)[number];

/** The language a text is written in and how sure that is (0–1). */
export function detectLanguage(text: string): { language: Language; probability: number } {
  const found = tokens(text);
  if (/[\u0600-\u06ff]/.test(text)) return { language: /[پچژگ]/.test(text) ? 'fa' : 'ar', probability: 0.9 };
  const english = found.filter((word) =>
    /^(?:the|my|is|i|you|to|and|of|how|when|what|do|does|can|pension|have|for|please)$/.test(word),
  ).length;
  const swedish = found.filter((word) =>
    /[åäö]|^(?:jag|och|är|det|inte|min|hur|kan|till|att|om|pension|har|för|hej)$/.test(word),
  ).length;
  if (!english && !swedish) return { language: found.length ? 'sv' : 'other', probability: 0.4 };
  return english > swedish
    ? { language: 'en', probability: english / (english + swedish) }
    : { language: 'sv', probability: swedish / (english + swedish) };
}
