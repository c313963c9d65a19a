import { create } from '@bufbuild/protobuf';
import { ContactTriagedSchema, PassagesFoundSchema } from '#lib/contracts';
import { detectLanguage, mask } from '#lib/language';
import { loadPack } from '#lib/pension-pack';
import { compose } from '../../assist/src/composer.js';
import { parsePhrases } from '../../assist/src/phrases.js';
import { answersFor, type Shelf } from '../../knowledge/src/answers.js';
import { resolveFacts } from '../../knowledge/src/facts.js';
import { searchDocs } from '../../knowledge/src/search-doc.js';
import { SearchIndex } from '../../knowledge/src/search-index.js';
import { CallTriage } from '../../triage/src/call.js';
import { wordFor } from '../../triage/src/classify.js';
import { classifyContact } from '../../triage/src/contact.js';
import type { Model } from '../../triage/src/model.js';

export interface Asked {
  id: string;
  channel: string;
  language?: string;
  fromName?: string;
  subject?: string;
  text: string;
  turns?: { speaker: string; text: string; atMs?: number }[];
}

/** The line without the bus: what each service would say of one contact, by the same rules. */
export class Predictor {
  readonly #shelf: Shelf;
  readonly #phrases;

  constructor(
    private readonly model: Model,
    packFolder: string,
    today: string,
  ) {
    const pack = loadPack(packFolder);
    const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
    const articles = new Map(pack.articles.map(({ id, ...content }) => [id, { content, version: 1 }]));
    const shown = (text: string, language: 'sv' | 'en') => resolveFacts(text, facts, language, today) ?? '';
    const index = SearchIndex.of(
      [...articles].flatMap(([id, { content, version }]) => searchDocs({ ...content, id, version }, shown)),
    );
    this.#shelf = {
      search: (text, options) => index.search(text, { ...options, today }),
      article: (id) => articles.get(id),
      facts,
      today,
    };
    this.#phrases = parsePhrases(pack.phrases);
  }

  predict(asked: Asked) {
    const began = performance.now();
    const said = asked.turns
      ? asked.turns
          .filter(({ speaker }) => speaker !== 'agent')
          .map(({ text }) => text)
          .join('\n')
      : asked.text;
    const { masked } = mask(said);
    const subject = mask(asked.subject ?? '').masked;
    const decision = classifyContact(this.model, { subject, text: masked, channel: asked.channel });
    const turns = asked.turns && this.follow(asked.turns);
    const last = turns?.at(-1);
    const { caseType, probability, word } = last?.caseType
      ? { caseType: last.caseType, probability: last.probability, word: last.word }
      : decision;
    const language = asked.language ?? detectLanguage(masked).language;
    const several = decision.caseTypes.length > 1 && !last;
    const questions = several
      ? decision.questions
          .filter((part) => decision.caseTypes.includes(part.caseType))
          .map((part) => ({ ...part, word: wordFor(this.model, part.probability) }))
      : [{ text: masked, caseType, word, probability }];
    const alternatives = decision.top.map(({ id, p }) => ({ caseType: id, probability: p }));
    const triaged = create(ContactTriagedSchema, {
      caseType,
      probability,
      word,
      language,
      channel: asked.channel,
      text: masked,
      subject,
      questions,
      alternatives,
    });
    const found = answersFor(triaged, this.#shelf);
    const { hits, ...passages } = found;
    const { risks, acts, urgency, outOfScope, top, caseTypes } = decision;
    const draft = compose(
      create(PassagesFoundSchema, {
        ...passages,
        language,
        channel: asked.channel,
        caseType,
        word,
        risks,
        acts,
        text: masked,
        subject,
      }),
      this.#phrases,
    );
    return {
      id: asked.id,
      masked,
      caseType,
      probability,
      word,
      strength: draft.strength ?? 'none',
      top,
      caseTypes,
      outOfScope,
      act: acts,
      language,
      urgency,
      risk: risks,
      articles: hits
        .slice(0, 5)
        .map(({ articleId, caseType: of, relevance }) => ({ id: articleId, caseType: of, score: relevance })),
      draft: (draft.sentences ?? []).map(({ text }) => text).join(' '),
      citations: (draft.citations ?? []).map(({ articleId, version, passageId }) => ({
        articleId,
        version,
        passageId,
      })),
      ...(turns ? { turns } : {}),
      ms: performance.now() - began,
    };
  }

  private follow(turns: NonNullable<Asked['turns']>) {
    const call = new CallTriage(this.model);
    return turns.map(({ speaker, text }, i) => {
      const shown = call.push({ speaker, text: mask(text).masked });
      return {
        i,
        caseType: shown?.caseType ?? '',
        probability: shown?.probability ?? 0,
        word: shown?.word ?? ('unsure' as const),
      };
    });
  }
}
