import type { Conversation } from '../contracts.js';
import { fileSize } from '../format.js';
import { Icon } from '../icon.js';
import { useText } from '../text/index.js';

/** What came with the messages: name, kind, size and the first of its hash. */
export function Attachments({
  attachments,
  contactId,
}: {
  attachments: Conversation['attachments'];
  contactId: string;
}) {
  const text = useText();
  if (attachments.length === 0) return null;
  return (
    <>
      <h3 className="sec">{text.question.attachments}</h3>
      <ul className="attachments">
        {attachments.map((one) => (
          <li key={one.id}>
            <Icon name="file" />
            <a
              href={`/api/intake/contacts/${encodeURIComponent(contactId)}/attachments/${encodeURIComponent(one.id)}?why=${encodeURIComponent(text.contact.why.hold)}`}
              download={one.name}
              rel="noopener"
            >
              {one.name}
            </a>
            <span className="xs dim" title={`SHA-256 ${one.sha256}`}>
              {one.mediaType}, {fileSize(one.size, text)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
