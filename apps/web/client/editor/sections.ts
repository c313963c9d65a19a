import type { ArticleContent } from '../contracts.js';
import { type Difference, wordDiff } from '../language.js';
import type { Sentence } from './content.js';

/** A part of an article as plain lines, for comparing versions. `key` says which words name it. */
export interface Section {
  key: string;
  lines: string[];
}
export interface Compared {
  key: string;
  changed: boolean;
  lines: Difference[][];
}

const line = ({ say, only }: Sentence) => (only ? `${say} [${only}]` : say);

/** An article's parts in the order they are read. Conditions stand in square brackets after their sentence. */
export function sections(content: ArticleContent): Section[] {
  const texts = (['sv', 'en'] as const).flatMap((language) => {
    const text = content[language];
    if (!text) return [];
    return [
      { key: `${language}.title`, lines: [text.title] },
      { key: `${language}.questions`, lines: text.questions },
      { key: `${language}.short`, lines: text.short.map(line) },
      ...text.passages.map(({ id, audience, kind, sentences }) => ({
        key: `${language}.passage.${id}.${audience}.${kind}`,
        lines: sentences.map(line),
      })),
      { key: `${language}.steps`, lines: text.steps.map(line) },
      { key: `${language}.atHand`, lines: text.atHand },
    ];
  });
  const facts = [
    { key: 'caseType', lines: [content.caseType] },
    { key: 'owner', lines: [content.owner] },
    { key: 'legal', lines: content.legal },
    { key: 'links', lines: content.links.map(({ title, url }) => `${title} ${url}`) },
    { key: 'valid', lines: [`${content.validFrom} – ${content.validTo ?? ''}`.trim()] },
    { key: 'verified', lines: [content.verified] },
  ];
  return [...texts, ...facts].filter(({ lines }) => lines.some(Boolean));
}

/** A reference is one word to the comparison: its id is never half changed. */
const oneWord = (text: string) => text.replace(/\{fact:([a-z0-9-]+)\}/g, '⟨fact_$1⟩');
const twoWords = (text: string) => text.replace(/⟨fact_([a-z0-9-]+)⟩/g, '{fact:$1}');

const same = (text: string): Difference[] => [{ kind: 'same', text }];
const all =
  (kind: 'added' | 'removed') =>
  (text: string): Difference[] => [{ kind, text }];

/** What differs between two versions, part by part. A passage whose audience changed is one removed and one added. */
export function compare(before: ArticleContent | undefined, after: ArticleContent): Compared[] {
  const old = new Map((before ? sections(before) : []).map((one) => [one.key, one.lines]));
  const now = sections(after);
  const kept = now.map(({ key, lines }) => {
    const was = old.get(key);
    old.delete(key);
    if (!was) return { key, changed: true, lines: lines.map(all('added')) };
    if (was.join('\n') === lines.join('\n')) return { key, changed: false, lines: lines.map(same) };
    return {
      key,
      changed: true,
      lines: byLine(wordDiff(oneWord(was.join('\n')), oneWord(lines.join('\n')))).map((line) =>
        line.map(({ kind, text }) => ({ kind, text: twoWords(text) })),
      ),
    };
  });
  return [...kept, ...[...old].map(([key, lines]) => ({ key, changed: true, lines: lines.map(all('removed')) }))];
}

/** Puts a difference back into lines: a line break belongs to the line it ends, whoever wrote it. */
function byLine(pieces: readonly Difference[]): Difference[][] {
  const lines: Difference[][] = [[]];
  for (const { kind, text } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)!.push({ kind, text: part });
    }
  }
  return lines.filter((one) => one.length > 0);
}

/** Words added and removed in all. */
export function tally(compared: readonly Compared[]): { added: number; removed: number; parts: number } {
  const count = (kind: string) =>
    compared
      .flatMap(({ lines }) => lines.flat())
      .filter((one) => one.kind === kind)
      .reduce((n, { text }) => n + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return { added: count('added'), removed: count('removed'), parts: compared.filter(({ changed }) => changed).length };
}
