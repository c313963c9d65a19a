import type { ArticleText } from '../contracts.js';
import type { Sentence } from './content.js';
import { type Facts, filled, type Language } from './facts.js';

export const previewChannels = ['email', 'chat', 'phone', 'form'] as const;
export type PreviewChannel = (typeof previewChannels)[number];

/** What an article can give a suggestion in a channel. Only what a citizen may read, except `internal`, which the agent alone sees. */
export interface Preview {
  subject: string;
  /** Paragraphs, each a few sentences with their conditions. */
  paragraphs: string[];
  steps: string[];
  atHand: string[];
  internal: string[];
}

/** In the order an answer is built: short answer first; chat stops there; phone gets it in short pieces to say. */
export function preview(text: ArticleText, channel: PreviewChannel, facts: Facts, language: Language): Preview {
  const said = (lines: readonly Sentence[]) =>
    lines
      .filter(({ say }) => say.trim())
      .map(({ say, only }) => filled(only ? `${say} ${only}` : say, facts, language));
  const open = text.passages
    .filter(({ audience }) => audience === 'citizen')
    .map(({ sentences }) => said(sentences).join(' '));
  const short = said(text.short);
  const written = channel === 'email' || channel === 'form';
  return {
    subject: written ? text.title : '',
    paragraphs: (channel === 'chat'
      ? [short.join(' ')]
      : channel === 'phone'
        ? short
        : [short.join(' '), ...open]
    ).filter(Boolean),
    steps: channel === 'chat' ? [] : said(text.steps),
    atHand:
      channel === 'chat' ? [] : text.atHand.filter((one) => one.trim()).map((one) => filled(one, facts, language)),
    internal:
      channel === 'phone'
        ? text.passages.filter(({ audience }) => audience === 'internal').flatMap(({ sentences }) => said(sentences))
        : [],
  };
}
