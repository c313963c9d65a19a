import { useText } from '../text/index.js';
import { useGuidance } from './use-guidance.js';

/** What the law asks when a contact is more than a question: shown beside the message, before any article. */
export function ActGuide({ acts }: { acts: readonly string[] }) {
  const text = useText();
  const guidance = useGuidance();
  return acts
    .filter((act) => act !== 'question')
    .map((act) => {
      const guide = guidance.act(act);
      return (
        <details key={act} className="act">
          <summary>
            <b>{text.acts[act] ?? act}.</b> {guide?.deadline}
          </summary>
          {guide && (
            <>
              <p>{guide.law}</p>
              <ol>
                {guide.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <p className="xs dim">{guide.legal.join('; ')}</p>
            </>
          )}
        </details>
      );
    });
}
