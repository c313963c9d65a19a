import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Passage, PassagesFound, ReplySuggestedSchema } from '#lib/contracts';

export const composerVersion = 'composer-0';
type Draft = Pick<MessageInitShape<typeof ReplySuggestedSchema>, 'sentences' | 'citations' | 'parts' | 'subject' | 'language' | 'strength' | 'withheld' | 'ask'>;

/** Composes a draft from approved passages only: nothing can be invented, a condition always travels with its sentence. */
export function compose(found: PassagesFound): Draft {
  const parts = found.questions.map(({ text, caseType, word, strength }) => ({ question: text, caseType, word, strength }));
  const chosen = found.questions.flatMap((_, question) => {
    const usable = found.passages.filter((passage) => passage.question === question && passage.audience === 'citizen');
    const best = usable.find(({ kind }) => kind === 'short') ?? usable[0];
    return best ? [best] : [];
  });
  const citations = chosen.map((passage, index) => ({
    number: index + 1, articleId: passage.articleId, version: passage.version, passageId: passage.passageId, title: passage.title, quote: passage.sentences.map(whole).join(' '),
    validFrom: passage.validFrom, validTo: passage.validTo, verified: passage.verified, legal: passage.legal, audience: passage.audience, usedIn: passage.usedIn,
  }));
  const answers = chosen.flatMap((passage, index) => passage.sentences.map((sentence) => ({ text: whole(sentence), kind: 'answer', citations: [index + 1], question: passage.question })));
  const withheld = found.risks.length > 0 ? 'risk' : answers.length === 0 ? 'no-answer' : '';
  const language = found.language === 'en' ? 'en' : 'sv';
  return { parts, citations: withheld === 'risk' ? [] : citations, sentences: withheld ? [] : answers, language, withheld, subject: '', ask: [], strength: withheld ? 'none' : (found.questions[0]?.strength ?? 'weak') };
}

const whole = ({ say, only }: Passage['sentences'][number]): string => (only ? `${say} ${only}` : say);
