import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ArticleContent, ContactTriaged, PassagesFoundSchema } from '#lib/contracts';
import type { Fact } from '#lib/pension-pack';
import { passageOf } from './passage.js';
import { relevanceOf, strengthOf } from './relevance.js';
import type { Hit, SearchOptions } from './search-index.js';

const articlesPerQuestion = 3;

/** What finding needs: an index, the articles behind it, and today's facts. */
export interface Shelf {
  search(text: string, options: Omit<SearchOptions, 'today'>): Hit[];
  article(articleId: string): { content: ArticleContent; version: number } | undefined;
  readonly facts: ReadonlyMap<string, Fact>;
  /** ISO date. */
  readonly today: string;
}

type Triaged = Pick<
  ContactTriaged,
  'questions' | 'alternatives' | 'language' | 'channel' | 'text' | 'caseType' | 'word' | 'probability'
>;
type Found = Pick<MessageInitShape<typeof PassagesFoundSchema>, 'questions' | 'passages'> & {
  hits: (Hit & { relevance: number })[];
};

/** The passages that may answer each question of a contact, best first. Finding none is an answer too. */
export function answersFor(contact: Triaged, shelf: Shelf): Found {
  const language = contact.language === 'en' ? 'en' : 'sv'; // other languages are answered from the Swedish articles
  const likely = new Map(contact.alternatives.map(({ caseType, probability }) => [caseType, probability]));
  const { text, caseType, word, probability, channel } = contact;
  const asked = contact.questions.length > 0 ? contact.questions : [{ text, caseType, word, probability }];
  const answers = asked.map((question) => {
    const own = Math.max(question.probability, likely.get(question.caseType) ?? 0);
    const caseTypes = new Map([...likely, [question.caseType, own]]);
    const hits = shelf.search(question.text, { language, channel, caseTypes });
    const judged = hits.map((hit) => ({ ...hit, relevance: relevanceOf(hit, hits, caseTypes) }));
    return { question, hits: judged, strength: strengthOf(judged[0]?.relevance ?? 0, question.word) };
  });
  return {
    questions: answers.map(({ question, strength }) => ({
      text: question.text,
      caseType: question.caseType,
      word: question.word,
      strength,
    })),
    passages: answers.flatMap(({ hits, strength }, index) =>
      strength === 'none' ? [] : hits.slice(0, articlesPerQuestion).flatMap((hit) => passagesOf(hit, index, shelf)),
    ),
    hits: answers.flatMap(({ hits }) => hits),
  };
}

function passagesOf(hit: Hit & { relevance: number }, question: number, shelf: Shelf) {
  const language = hit.language === 'en' ? 'en' : 'sv';
  const article = shelf.article(hit.articleId);
  if (!article) return [];
  const { content, version } = article;
  const own = content[language]?.passages.map(({ id }) => id) ?? [];
  const ids = [...new Set([hit.passageId, ...hit.passages.map(({ id }) => id), 'short', ...own, 'steps'])];
  return ids.flatMap((id) => {
    const found = passageOf(content, id, language, shelf.facts, shelf.today);
    if (!found) return [];
    const score = hit.passages.find((passage) => passage.id === id)?.score ?? 0.3;
    const { validFrom, verified, legal, links, caseType } = content;
    const relevance = hit.relevance * score;
    return [
      {
        ...found,
        articleId: hit.articleId,
        version,
        relevance,
        validFrom,
        verified,
        legal,
        links,
        language,
        caseType,
        question,
      },
    ];
  });
}
