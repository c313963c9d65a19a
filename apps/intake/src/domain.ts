/** Domain of a mail address, lower case; empty when there is none. */
export const domainOf = (address: string): string =>
  (address.split('@')[1] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[>.\s]+$/, '');

/** Second levels under which the public registers names, so that two of them are not one organisation. */
const shared =
  /^(?:co|com|org|net|ac|gov|edu|or|ne|gob|asso|priv|pp|tm|press|parti|fhsk|komvux|mil|brand|naturbruksgymn)\.[a-z]{2}$/;

/** The part of a domain one organisation owns: `mail.example.se` → `example.se`, `a.example.co.uk` → `example.co.uk`. */
export function organisationOf(domain: string): string {
  const labels = domain.split('.');
  const two = labels.slice(-2).join('.');
  return shared.test(two) ? labels.slice(-3).join('.') : two;
}

/** Relaxed alignment, as in DMARC (RFC 7489 §3.1). */
export const sameOrganisation = (a: string, b: string): boolean =>
  a !== '' && b !== '' && organisationOf(a) === organisationOf(b);
