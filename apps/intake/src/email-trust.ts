import { domainOf, sameOrganisation } from './domain.js';

export interface HeaderLine {
  key: string;
  line: string;
}

/**
 * Whether the From address is who it says. `pass`: a host we trust says so. `fail`: it does not, or the envelope speaks
 * against it. `unknown`: nobody we trust has looked.
 */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** A header's value, unfolded, without comments. */
const unfolded = ({ line }: HeaderLine): string =>
  line
    .replace(/\r?\n\s+/g, ' ')
    .replace(/^[^:]*:\s*/, '')
    .slice(0, 10_000);

const isTrusted = (host: string, trusted: readonly string[]): boolean =>
  trusted.some(
    (own) => host.toLowerCase() === own.toLowerCase() || host.toLowerCase().endsWith(`.${own.toLowerCase()}`),
  );

/** Reads the topmost Authentication-Results of a trusted host (RFC 8601); anyone can write the ones below it. */
export function verdictOf(
  headers: readonly HeaderLine[],
  fromAddress: string,
  trusted: readonly string[],
  envelopeFrom?: string,
): Verdict {
  const domain = domainOf(fromAddress);
  if (trusted.length > 0) {
    const results = headers
      .filter(({ key }) => key === 'authentication-results')
      .map(unfolded)
      .find((value) => isTrusted(/^[^\s;]+/.exec(value)?.[0] ?? '', trusted));
    return results && vouches(results, domain) ? 'pass' : 'fail';
  }
  return envelopeFrom && !sameOrganisation(domainOf(envelopeFrom), domain) ? 'fail' : 'unknown';
}

function vouches(results: string, domain: string): boolean {
  const methods = results
    .replace(/\([^()]*\)/g, ' ')
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase());
  const dmarc = methods.find((part) => part.startsWith('dmarc='));
  if (dmarc) return /^dmarc=pass\b/.test(dmarc);
  return methods.some((part) => {
    const signed = /^dkim=pass\b.*\bheader\.(?:d|i)=\S*?([a-z0-9.-]+)(?:\s|$)/.exec(part)?.[1];
    const sent = /^spf=pass\b.*\bsmtp\.mailfrom=(?:\S*@)?([a-z0-9.-]+)/.exec(part)?.[1];
    return [signed, sent].some((found) => found !== undefined && sameOrganisation(found, domain));
  });
}

/**
 * When the authority's first hop took the mail: the lowest of the unbroken run of trusted hosts' Received lines from the
 * top; else `fallback`. Never later than `now`.
 */
export function arrivalOf(headers: readonly HeaderLine[], trusted: readonly string[], fallback: Date, now: Date): Date {
  let arrived = fallback;
  for (const value of headers.filter(({ key }) => key === 'received').map(unfolded)) {
    const host = /\bby\s+([a-z0-9.-]+)/i.exec(value.replace(/\([^()]*\)/g, ' '))?.[1] ?? '';
    if (!isTrusted(host, trusted)) break;
    const at = new Date(value.slice(value.lastIndexOf(';') + 1).trim());
    if (Number.isNaN(at.getTime())) break;
    arrived = at;
  }
  return arrived > now ? now : arrived;
}
