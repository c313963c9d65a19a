import { randomBytes, randomUUID } from 'node:crypto';

/** What travels beside an event: the CloudEvents attributes in binary mode. */
export interface Envelope {
  /** Unique id of the event. */
  id: string;
  /** Full name of the message, e.g. `intake.v1.MessageReceived`. */
  type: string;
  /** Service that published it. */
  source: string;
  time: Date;
  /** W3C trace context; one trace follows a contact through every service. */
  traceparent: string;
  key: string;
}

export type Headers = Record<string, string>;

export const toHeaders = (envelope: Envelope): Headers => ({
  ce_specversion: '1.0',
  ce_id: envelope.id,
  ce_type: envelope.type,
  ce_source: envelope.source,
  ce_time: envelope.time.toISOString(),
  traceparent: envelope.traceparent,
  'content-type': 'application/protobuf',
});

/** Reads headers back. Throws naming the one that is missing. */
export function fromHeaders(headers: Headers, key: string): Envelope {
  const need = (name: string): string => {
    const value = headers[name];
    if (!value) throw new Error(`header ${name} is missing`);
    return value;
  };
  return {
    id: need('ce_id'),
    type: need('ce_type'),
    source: need('ce_source'),
    time: new Date(need('ce_time')),
    traceparent: headers['traceparent'] ?? newTrace(),
    key,
  };
}

export const newId = (): string => randomUUID();
export const newTrace = (): string => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;

/** The same trace, a new span. */
export const nextSpan = (traceparent: string): string => {
  const [version, trace] = traceparent.split('-');
  return version && trace ? `${version}-${trace}-${randomBytes(8).toString('hex')}-01` : newTrace();
};
