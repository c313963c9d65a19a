import { Injectable } from '@nestjs/common';
import type { Commit } from '#lib/bus';
import { type ContactTriaged, PassagesFoundSchema, type Strength } from '#lib/contracts';
import { passageOf } from './passage.js';
import { relevanceOf, strengthOf } from './relevance.js';
import type { Hit } from './search-index.js';
import { SearchService } from './search.service.js';

const articlesPerQuestion = 3;

/** Finds the passages that may answer each question of a contact. Finding none is an answer too. */
@Injectable()
export class PassagesService {
  constructor(private readonly search: SearchService) {}

  async find(event: ContactTriaged, commit: Commit): Promise<void> {
    const language = this.languageFor(event.language);
    const probabilities = new Map(event.alternatives.map(({ caseType, probability }) => [caseType, probability]));
    const asked = event.questions.length > 0 ? event.questions : [{ text: event.text, caseType: event.caseType, word: event.word, probability: event.probability }];
    const answers = asked.map((question) => {
      const caseTypes = new Map([...probabilities, [question.caseType, Math.max(question.probability, probabilities.get(question.caseType) ?? 0)]]);
      const hits = this.search.search(question.text, { language, channel: event.channel, caseTypes }).map((hit, _, all) => ({ ...hit, relevance: relevanceOf(hit, all, caseTypes) }));
      return { question, hits: hits.slice(0, articlesPerQuestion), strength: strengthOf(hits[0]?.relevance ?? 0, question.word) };
    });
    await commit(async (tx) => {
      tx.publish(PassagesFoundSchema, {
        contactId: event.contactId, messageSeq: event.messageSeq, language: event.language, channel: event.channel, caseType: event.caseType, word: event.word,
        risks: event.risks, acts: event.acts, text: event.text, subject: event.subject, triageId: commit.envelope.id,
        questions: answers.map(({ question, strength }) => ({ text: question.text, caseType: question.caseType, word: question.word, strength })),
        passages: answers.flatMap(({ hits, strength }, index) => (strength === ('none' satisfies Strength) ? [] : hits.flatMap((hit) => this.passages(hit, index)))),
      });
    });
  }

  /** Articles exist in Swedish and English; other languages are answered from the Swedish ones. */
  private languageFor(language: string): 'sv' | 'en' {
    return language === 'en' ? 'en' : 'sv';
  }

  private passages(hit: Hit & { relevance: number }, question: number) {
    const language = hit.language === 'en' ? 'en' : 'sv';
    const article = this.search.article(hit.articleId);
    if (!article) return [];
    const { content, version } = article;
    const own = content[language]?.passages.map(({ id }) => id) ?? [];
    const ids = [...new Set([hit.passageId, ...hit.passages.map(({ id }) => id), 'short', ...own, 'steps'])];
    return ids.flatMap((id) => {
      const found = passageOf(content, id, language, this.search.facts, this.search.today);
      if (!found) return [];
      const score = hit.passages.find((passage) => passage.id === id)?.score ?? 0.3;
      return [{
        ...found, articleId: hit.articleId, version, relevance: hit.relevance * score, validFrom: content.validFrom, verified: content.verified, legal: content.legal,
        links: content.links, language, caseType: content.caseType, question,
      }];
    });
  }
}
