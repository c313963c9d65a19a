/** Numbers and addresses that authorities publish about themselves: no personal data. Digits only, national form. */
const numbers = new Set(['0498200700', '0771776776', '0771717717', '0771567567', '0771524524']);
const boxes = /\b(?:post)?box\s?38190\b|\b839 ?(?:77|88)\s+östersund/i;

/** True for published service numbers, and for 0771, 020 and the short 11x/116 numbers, which no person has. */
export function isOwnNumber(digits: string, own: readonly string[] = []): boolean {
  const national = digits.replace(/^(?:00)?46(?=[1-9])0?/, '0');
  return numbers.has(national) || own.includes(national) || /^(?:0771|0770|0200|020)/.test(national);
}

/** True for the authority's own postal addresses. */
export function isOwnAddress(address: string): boolean {
  return boxes.test(address);
}

/** Mailboxes of an office, not of a person. */
export function isOwnMailbox(address: string): boolean {
  return (
    /@(?:[\w-]+\.)*(?:pensionsmyndigheten|skatteverket|forsakringskassan|minpension|statenssc|msb|riksdagen)\.se$/i.test(
      address.replace(/\s/g, ''),
    ) &&
    /^(?:kundservice|registrator|info|kontakt|press|pension|e-?post|support|webmaster|dataskyddsombud)/i.test(address)
  );
}
