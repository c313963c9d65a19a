import { useDeferredValue, useMemo, useState } from 'react';
import type { ArticleText } from '../contracts.js';
import { useText } from '../text/index.js';
import { AdvicePane } from './advice-pane.js';
import { textsOf } from './content.js';
import { type Facts, filled, type Language } from './facts.js';
import { type PreviewChannel, preview, previewChannels } from './preview.js';
import { useWords } from './words.js';

/** What a citizen may come to read in each channel, and how easy it is to read. */
export function PreviewPane({ text, language, facts }: { text: ArticleText; language: Language; facts: Facts }) {
  const { preview: words } = useWords();
  const { channels } = useText();
  const [channel, setChannel] = useState<PreviewChannel>('email');
  const calm = useDeferredValue(text);
  const shown = useMemo(() => preview(calm, channel, facts, language), [calm, channel, facts, language]);
  const read = useMemo(() => textsOf(calm).map((one) => filled(one, facts, language)), [calm, facts, language]);
  const letter = channel === 'email' || channel === 'form';
  return (
    <aside className="ed-preview" aria-label={words.title}>
      <div className="ed-channels" role="group" aria-label={words.channel}>
        {previewChannels.map((one) => (
          <button key={one} type="button" aria-pressed={one === channel} onClick={() => setChannel(one)}>
            {channels[one]}
          </button>
        ))}
      </div>
      <div
        className="ed-out"
        lang={language}
        tabIndex={0}
        role="region"
        aria-label={`${words.title}: ${channels[channel]}`}
      >
        {shown.paragraphs.length === 0 ? (
          <p className="dim">{words.empty}</p>
        ) : (
          <div className={`ed-paper ${channel}`}>
            {letter && (
              <>
                <p className="ed-subject">
                  {words.subject}: {shown.subject}
                </p>
                <p>{words.greeting[language]}</p>
              </>
            )}
            {channel === 'phone' && <h3>{words.say}</h3>}
            {shown.paragraphs.map((one) => (
              <p key={one}>{one}</p>
            ))}
            {shown.steps.length > 0 && (
              <>
                <h3>{words.steps[language]}</h3>
                <ol>
                  {shown.steps.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ol>
              </>
            )}
            {shown.atHand.length > 0 && (
              <>
                <h3>{words.atHand[language]}</h3>
                <ul>
                  {shown.atHand.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </>
            )}
            {shown.internal.length > 0 && (
              <div className="ed-internal">
                <h3>{words.internal}</h3>
                {shown.internal.map((one) => (
                  <p key={one}>{one}</p>
                ))}
              </div>
            )}
            {letter && (
              <p className="dim">
                {words.signature[language]}
                <br />
                {words.agent[language]}
              </p>
            )}
          </div>
        )}
        <p className="ed-source">{words.source(calm.title)}</p>
      </div>
      <AdvicePane texts={read} language={language} />
    </aside>
  );
}
