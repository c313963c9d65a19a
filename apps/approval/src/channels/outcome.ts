/** What became of an attempt. `not-yet`: nothing left, try again. `unclear`: it may have left, a person must look. */
export type Outcome = { kind: 'sent' } | { kind: 'not-yet' | 'refused' | 'unclear'; reason: string };

const beforeText = new Set([
  'CONN',
  'EHLO',
  'HELO',
  'LHLO',
  'STARTTLS',
  'AUTH',
  'AUTH PLAIN',
  'AUTH LOGIN',
  'MAIL FROM',
  'RCPT TO',
  'API',
]);

/** Reads an SMTP error (RFC 5321 §4.2.1): before the text was handed over nothing can have left; after it, only a clear 4xx or 5xx says so. */
export function outcomeOf({
  message,
  command,
  responseCode,
  code,
}: {
  message: string;
  command?: string;
  responseCode?: number;
  code?: string;
}): Outcome {
  const reason = message.slice(0, 500);
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', reason };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'not-yet', reason };
  if (command !== undefined && beforeText.has(command)) return { kind: 'not-yet', reason };
  if (code === 'ECONNECTION' || code === 'ECONNREFUSED' || code === 'EDNS') return { kind: 'not-yet', reason };
  return { kind: 'unclear', reason };
}
