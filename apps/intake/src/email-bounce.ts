/** What a bounce says: whether delivery has failed for good, which of our mails it may be about, and why. */
export interface Bounce {
  failed: boolean;
  /** Message-IDs named in it, nearest first; only those we sent count. */
  messageIds: string[];
  /** The mail system's own words. */
  reason: string;
}

const anyId =
  /^\s*(?:message-id|in-reply-to|references|original-message-id|x-ms-exchange-message-id)\s*:\s*((?:<[^<>\s]{3,300}>\s*)+)/gim;

/**
 * Reads a delivery report (RFC 3464) or a free-form bounce. `parts` are its texts: body, delivery status, the returned
 * mail or its header.
 */
export function readBounce(parts: readonly string[], headerReferences: readonly string[]): Bounce {
  const all = parts.join('\n').slice(0, 200_000).replace(/\r\n/g, '\n');
  const unfolded = all.replace(/\n[ \t]+(?=<)/g, ' ');
  const named = [...unfolded.matchAll(anyId)].flatMap(([, ids]) => (ids ?? '').match(/<[^<>\s]+>/g) ?? []);
  const action = /^action:\s*(\w+)/im.exec(all)?.[1]?.toLowerCase();
  const diagnostic = /^diagnostic-code:\s*([^\n]+(?:\n[ \t]+[^\n]+)*)/im.exec(all)?.[1];
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(all)?.[1];
  const said =
    diagnostic ??
    all.split('\n').find((line) => /\b[45]\d\d\b|failed|undeliver|kunde inte levereras|rejected|unknown/i.test(line)) ??
    '';
  return {
    failed: action
      ? action === 'failed'
      : status
        ? status.startsWith('5')
        : !/\b(?:delayed|försenat|will (?:keep|retry|continue)|4\.\d\.\d)\b/i.test(all),
    messageIds: [...new Set([...named, ...headerReferences])].slice(0, 50),
    reason: [status, said.replace(/\s+/g, ' ').trim()].filter(Boolean).join(' ').slice(0, 500),
  };
}
