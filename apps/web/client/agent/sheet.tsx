import { useRef, useState } from 'react';
import { useText } from '../text/index.js';

interface Props {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The message as it leaves. HTML is shown in a frame that can run nothing and reach nothing. */
export function Sheet({ to, subject, text: plain, html }: Props) {
  const text = useText();
  const [asText, setAsText] = useState(false);
  return (
    <div className="mail">
      <dl>
        <dt>{text.reply.to}</dt>
        <dd className="b">{html || subject ? to : text.question.citizen}</dd>
        {subject && (
          <>
            <dt>{text.reply.subject}</dt>
            <dd className="b">{subject}</dd>
          </>
        )}
      </dl>
      {html && (
        <div className="mail-kind">
          <div className="tog" role="group" aria-label={text.confirm.letter}>
            <button type="button" aria-pressed={!asText} onClick={() => setAsText(false)}>
              {text.confirm.asSeen}
            </button>
            <button type="button" aria-pressed={asText} onClick={() => setAsText(true)}>
              {text.confirm.asText}
            </button>
          </div>
        </div>
      )}
      {html && !asText ? <Frame html={html} /> : <pre dir="auto">{plain}</pre>}
    </div>
  );
}

/** Sandboxed without scripts. Same origin only so that its height can be measured; there is nothing in it that could use that. */
function Frame({ html }: { html: string }) {
  const text = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const fit = () => {
    const page = frame.current?.contentDocument;
    if (!page || !frame.current) return;
    const sheet = page.createElement('style');
    const colours = getComputedStyle(document.documentElement);
    sheet.textContent = `body{margin:0;font:15px/1.55 system-ui,sans-serif;color:${colours.getPropertyValue('--ink')};background:${colours.getPropertyValue('--surface')};overflow-wrap:anywhere}p{margin:0 0 10px}a{color:inherit}`;
    page.head.append(sheet);
    frame.current.style.height = '0';
    frame.current.style.height = `${page.documentElement.scrollHeight + 4}px`;
  };
  return <iframe ref={frame} title={text.confirm.letter} srcDoc={html} sandbox="allow-same-origin" onLoad={fit} />;
}
