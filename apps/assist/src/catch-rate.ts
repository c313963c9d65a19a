import { create } from '@bufbuild/protobuf';
import { type ArticleContent, type Passage, PassageSchema } from '#lib/contracts';
import { type MutationKind, mutationKinds, mutationsOf } from './mutations.js';
import { copied, stemsOf, verify } from './verify.js';

/** How many mutated sentences of each kind were caught, and how many true ones were accused. */
export interface CatchRate {
  readonly caught: Readonly<Record<MutationKind, { caught: number; of: number; missed: string[] }>>;
  readonly accused: { count: number; of: number; texts: string[] };
}

/** Mutates every sentence of some articles, one change at a time, and checks each against its article's passages. Facts stand as their ids' plain text. */
export function catchRate(
  articles: readonly (ArticleContent & { id: string })[],
  shown: (text: string, language: 'sv' | 'en') => string,
  today: string,
): CatchRate {
  const caught = Object.fromEntries(
    mutationKinds.map((kind) => [kind, { caught: 0, of: 0, missed: [] as string[] }]),
  ) as Record<MutationKind, { caught: number; of: number; missed: string[] }>;
  const accused = { count: 0, of: 0, texts: [] as string[] };
  const terms = new Set(
    articles
      .flatMap((article) => [article.sv.title, article.en?.title ?? ''])
      .flatMap((title) => [...stemsOf(title)])
      .filter((term) => term.length > 6),
  );
  for (const article of articles) {
    for (const language of ['sv', 'en'] as const) {
      const passages = passagesOf(article, language, shown);
      for (const one of copied(passages)) {
        accused.of++;
        const found = verify([one], passages, { today, terms });
        if (found.length) {
          accused.count++;
          accused.texts.push(`${found[0]!.kind}: ${one.text}`);
        }
      }
      for (const mutation of passages.flatMap((passage, at) =>
        passage.audience === 'citizen' ? mutationsOf(passage, at) : [],
      )) {
        const tally = caught[mutation.kind];
        tally.of++;
        if (verify([mutation], passages, { today, terms }).length) tally.caught++;
        else tally.missed.push(mutation.text);
      }
    }
  }
  return { caught, accused };
}

function passagesOf(
  article: ArticleContent & { id: string },
  language: 'sv' | 'en',
  shown: (text: string, language: 'sv' | 'en') => string,
): Passage[] {
  const text = article[language];
  if (!text) return [];
  const lines = [{ id: 'short', audience: 'citizen', sentences: text.short }, ...text.passages];
  return lines.map(({ id, audience, sentences }) =>
    create(PassageSchema, {
      articleId: article.id,
      version: 1,
      passageId: id,
      title: text.title,
      audience,
      language,
      caseType: article.caseType,
      links: article.links,
      legal: article.legal,
      validFrom: article.validFrom,
      validTo: article.validTo ?? '',
      sentences: sentences.map(({ say, only }) => ({ say: shown(say, language), only: shown(only ?? '', language) })),
    }),
  );
}
