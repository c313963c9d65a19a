import type { Finder, Taken } from './finders.js';
import { isOwnMailbox, isPublicPage } from './own.js';

const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}[ \t]?@[ \t]?(?:[\p{L}\p{N}-]{1,63}[ ]?\.[ ]?){1,4}\p{L}{2,24}(?![\p{L}\p{N}])/gu;
const at = String.raw`(?:\(at\)|\[at\]|\{at\}|snabel-?a|snabela|snabel a\.?|kanelbulle|@|(?<= )at(?= ))`;
const dot = String.raw`(?:\.|punkt|dot|\(dot\)|\[dot\])`;
const part = String.raw`[\p{L}\p{N}_-]{1,40}`;
const spelled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])${part}(?: ?${dot} ?${part}){0,3} ?${at} ?${part}(?: ?${dot} ?${part}){0,2} ?${dot} ?(?:se|com|nu|net|org|eu|no|fi|dk|de|example|info|test|uk|pl)(?![\p{L}\p{N}])`,
  'giu',
);
const cut =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{1,63}@(?:gmail|hotmail|outlook|live|yahoo|icloud|telia|bredband|spray|comhem)(?![\p{L}\p{N}.])/giu;
const url =
  /(?<![\p{L}\p{N}@.])(?:https?:\/\/|www\.)[^\s<>"'“”]{3,2000}|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,40}\.){1,4}(?:se|com|nu|net|org|eu|example|info|app|io|me)\/[^\s<>"'“”]{3,2000}/giu;
const social =
  /(?:linkedin\.com\/in|facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|t\.me|wa\.me|youtube\.com\/@)\/@?[\p{L}\p{N}._-]{3,}/iu;
const ipv4 = /(?<![\d.]|\p{L})(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/gu;
const ipv6 =
  /(?<![\p{L}\p{N}:])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?=[\da-f:]{0,38}::)(?:[\da-f]{1,4}:){1,7}(?::[\da-f]{1,4}){0,6}:?|::(?:[\da-f]{1,4}:){0,6}[\da-f]{1,4})(?![\p{L}\p{N}:])/giu;
const version =
  /(?:version|ver|v|build|chrome|firefox|safari|edge|android|ios|windows|bankid|release|kap|punkt|avsnitt|§)\.?[ /]?$|(?:app(?:en)?|program\w*|uppdatering\w*|version\w*|kernel)[^.\n]{0,20}$/i;

/** E-mail addresses (obfuscated and spoken ones too), links that carry an identifier, IP addresses. */
export const findLinks: Finder = (text, taken) => {
  urls(text, taken);
  if (text.includes('@')) {
    for (const form of [email, cut]) {
      for (const m of text.matchAll(form)) {
        if (!isOwnMailbox(m[0]))
          taken.take({ start: m.index, end: m.index + m[0].length, type: 'email', why: 'e-postadress' });
      }
    }
  }
  if (/@|snabel|kanelbulle|\bat\b/i.test(text)) {
    for (const m of text.matchAll(spelled)) {
      if (
        / at /i.test(m[0]) &&
        /\.\p{L}/u.test(m[0]) &&
        !/(?:gmail|hotmail|outlook|live|yahoo|icloud|telia)\./i.test(m[0])
      )
        continue;
      const lead =
        /^(?:(?:på|till|är|adress(?:en)?|mejla?|maila?|is|to|at|email|mig|post|mail) )+/i.exec(m[0])?.[0].length ?? 0;
      if (!isOwnMailbox(m[0]))
        taken.take({ start: m.index + lead, end: m.index + m[0].length, type: 'email', why: 'utskriven e-postadress' });
    }
  }
  for (const m of text.matchAll(ipv4)) {
    if (!version.test(text.slice(Math.max(0, m.index - 30), m.index)))
      taken.take({ start: m.index, end: m.index + m[0].length, type: 'ip', why: 'IP-adress' });
  }
  if (text.includes(':'))
    for (const m of text.matchAll(ipv6))
      if (m[0].length > 6)
        taken.take({ start: m.index, end: m.index + m[0].length, type: 'ip', why: 'IP-adress (v6)' });
};

function urls(text: string, taken: Taken): void {
  for (const m of text.matchAll(url)) {
    const value = m[0].replace(/[.,;:!?)\]}]+$/, '');
    if (identifies(value))
      taken.take({
        start: m.index,
        end: m.index + value.length,
        type: 'url',
        why: 'länk med uppgift som kan peka ut någon',
      });
  }
}

/** A link names someone when its path or query carries a long number, a token, a parameter or a profile. */
function identifies(link: string): boolean {
  if (isPublicPage(link)) return false;
  if (social.test(link)) return true;
  const rest = link.replace(/^https?:\/\//i, '').replace(/^[^/?#]*/, '');
  if (/^https?:\/\/[^/]*@/i.test(link)) return true;
  if (
    /[?&#][\w.-]{0,40}(?:id|pnr|token|key|nr|ref|user|case|mail|code|session|auth|uid|person|arende|ärende|kund|namn|name)[\w.-]{0,20}=[^&]+/i.test(
      rest,
    )
  )
    return true;
  if (/[?&][^=&]{1,60}=[^&]*\d{4}/.test(rest)) return true;
  return rest
    .split(/[/?&=#]/)
    .some(
      (one) =>
        /^(?=(?:\D*\d){6})[\d-]+$|\d{10}|(?<!\d)\d{6,8}-\d{4}(?!\d)/.test(one) ||
        /%40|@/.test(one) ||
        (/^(?=[^.]*\d)(?=[^.]*[a-z])[\w-]{16,}$/i.test(one) && /\d\D+\d/.test(one)),
    );
}
