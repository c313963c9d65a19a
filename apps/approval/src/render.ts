import type { z } from 'zod';
import type { DraftReply } from '#lib/contracts';

type Sentences = z.infer<typeof DraftReply>['sentences'];

/** The text the citizen will read: kept, changed and own sentences in order; removed ones left out. */
export function textOf(sentences: Sentences): string {
  let text = '';
  for (const { text: sentence, fate, newParagraph } of sentences) {
    if (fate === 'removed') continue;
    text += `${text === '' ? '' : newParagraph ? '\n\n' : ' '}${sentence.trim()}`;
  }
  return text.trim();
}

/** HTML of a plain text: paragraphs and line breaks, everything else escaped. */
export const htmlOf = (text: string, language: string): string => {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(asText(paragraph)).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><html lang="${language === 'en' ? 'en' : 'sv'}"><head><meta charset="utf-8"></head><body>${paragraphs.join('\n')}</body></html>`;
};

const asText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const linked = (text: string): string =>
  text.replace(/https:\/\/[\w./%?=~+-]+[\w/]/g, (url) => `<a href="${url}">${url}</a>`);

/** Subject of an answer: never two "Re:". */
export const answerSubject = (subject: string): string => {
  const bare = subject.replace(/[\r\n]+/g, ' ').trim();
  return bare === '' ? '' : /^(re|sv|ang):/i.test(bare) ? bare : `Sv: ${bare}`;
};
