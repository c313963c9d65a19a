/** What became of an attempt. `not-yet`: nothing left, try again. `unclear`: it may have left, a person must look. */
export type Outcome = { kind: 'sent' } | { kind: 'not-yet' | 'refused' | 'unclear'; reason: string };

export interface SmtpError {
  message: string;
  responseCode?: number;
}

/**
 * Reads an SMTP error (RFC 5321 §4.2.1). `handedOver` says whether the conversation about this mail had begun: before it,
 * nothing can have left; after it only a clear 4xx or 5xx says so, and a lost connection says nothing (RFC 5321 §4.5.4.1).
 */
export function outcomeOf({ message, responseCode }: SmtpError, handedOver: boolean): Outcome {
  const reason = message.slice(0, 500);
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', reason };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'not-yet', reason };
  return { kind: handedOver ? 'unclear' : 'not-yet', reason };
}
