import { ArticleContent, type ArticleText } from '../contracts.js';

export type Sentence = ArticleText['short'][number];
export type Passage = ArticleText['passages'][number];

export const emptySentence = (): Sentence => ({ say: '' });
export const emptyText = (): ArticleText => ({
  title: '',
  questions: [''],
  short: [emptySentence()],
  passages: [],
  steps: [],
  atHand: [],
});

/** A new article's content. `today` is an ISO date. */
export const emptyContent = (caseType: string, owner: string, today: string): ArticleContent => ({
  caseType,
  owner,
  verified: today,
  validFrom: today,
  legal: [],
  links: [],
  sv: emptyText(),
});

/** The English side begins with the Swedish one's shape, so that passages keep their ids and audiences. */
export const englishFrom = (sv: ArticleText): ArticleText => ({
  ...emptyText(),
  passages: sv.passages.map(({ id, audience, kind }) => ({ id, audience, kind, sentences: [emptySentence()] })),
});

/** An unused passage id: p1, p2, … */
export function nextPassageId(passages: readonly Passage[]): string {
  let n = passages.length + 1;
  while (passages.some(({ id }) => id === `p${n}`)) n++;
  return `p${n}`;
}

const filledLine = (line: string) => line.trim() !== '';
const whole = ({ say, only }: Sentence): Sentence => ({
  say: say.trim(),
  ...(only?.trim() ? { only: only.trim() } : {}),
});
const said = (lines: readonly Sentence[]) =>
  lines.map(whole).filter(({ say, only }) => say !== '' || only !== undefined);

function prunedText(text: ArticleText): ArticleText {
  return {
    title: text.title.trim(),
    questions: text.questions.map((one) => one.trim()).filter(filledLine),
    short: said(text.short),
    passages: text.passages
      .map((one) => ({ ...one, sentences: said(one.sentences) }))
      .filter(({ sentences }) => sentences.length > 0),
    steps: said(text.steps),
    atHand: text.atHand.map((one) => one.trim()).filter(filledLine),
  };
}

/** What is saved: rows nobody has filled in are left out. */
export function pruned(content: ArticleContent): ArticleContent {
  const { en, validTo, ...rest } = content;
  return {
    ...rest,
    ...(validTo ? { validTo } : {}),
    legal: content.legal.map((one) => one.trim()).filter(filledLine),
    links: content.links.filter(({ title, url }) => filledLine(title) || filledLine(url)),
    sv: prunedText(content.sv),
    ...(en ? { en: prunedText(en) } : {}),
  };
}

/** Fields that must be filled in or mended before the article can be saved, as paths: `sv.title`, `links`, … */
export function missing(content: ArticleContent): string[] {
  const parsed = ArticleContent.safeParse(pruned(content));
  if (parsed.success) return content.validTo && content.validTo < content.validFrom ? ['validTo'] : [];
  return [
    ...new Set(
      parsed.error.issues.map(({ path }) =>
        path[0] === 'sv' || path[0] === 'en' ? `${path[0]}.${String(path[1])}` : String(path[0]),
      ),
    ),
  ];
}

/** Every text of a language that a citizen or an agent may be shown. */
export const textsOf = (text: ArticleText | undefined): string[] =>
  text
    ? [...text.short, ...text.passages.flatMap(({ sentences }) => sentences), ...text.steps]
        .flatMap(({ say, only }) => (only ? [say, only] : [say]))
        .concat(text.atHand)
    : [];

/** An article's name in addresses: its case type and the first words of its title. */
export function slug(caseType: string, title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${caseType}--${plain || 'ny'}`.slice(0, 80).replace(/-+$/, '');
}
