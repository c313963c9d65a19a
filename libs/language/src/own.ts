import { givenName } from './names.js';

/** Numbers and addresses that authorities publish about themselves: no personal data. Digits only, national form. */
const numbers = new Set(['0498200700', '0771776776', '0771717717', '0771567567', '0771524524']);
const boxes = /\b(?:post)?box\s?(?:38190|304,?\s{1,2}301 ?08)\b|\b301 ?08\s+halmstad|\b839 ?(?:77|88)\s+östersund/i;

/** True for published service numbers, and for 0771, 020 and the short 11x/116 numbers, which no person has. */
export function isOwnNumber(digits: string, own: readonly string[] = []): boolean {
  const national = digits.replace(/^(?:00)?46(?=[1-9])0?/, '0');
  return numbers.has(national) || own.includes(national) || /^(?:0771|0770|0200|020)/.test(national);
}

/** True for the authority's own postal addresses. */
export function isOwnAddress(address: string): boolean {
  return boxes.test(address);
}

const authorities =
  /@(?:[\w-]+\.)*(?:pensionsmyndigheten|skatteverket|forsakringskassan|minpension|statenssc|kronofogden|riksdagen|regeringen)\.se$/i;

/** Mailboxes of an office, not of a person: an authority's address whose first part is no given name. */
export function isOwnMailbox(address: string): boolean {
  const plain = address.replace(/\s/g, '').toLowerCase();
  return authorities.test(plain) && !givenName(plain.split(/[.@_-]/)[0]!);
}

/** Pages that authorities and newspapers publish: their long page ids point out no one. */
export function isPublicPage(link: string): boolean {
  return /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:pensionsmyndigheten|skatteverket|forsakringskassan|minpension|regeringen|riksdagen|kronofogden|scb|konsumenternas|konsumentverket|ap7|1177)\.(?:se|nu)(?:\/|$)[^?#]*$/i.test(
    link,
  );
}
