import { after, before } from './cue.js';
import type { Finder, Taken } from './finders.js';
import { givenName } from './names.js';
import { numberWords } from './number-words.js';
import { isOwnAddress } from './own.js';
import { places } from './places.js';

const sure =
  'gatan|gata|vägen|väg|gränd|gränden|stigen|stig|torget|torg|backen|backe|allén|allen|allé|esplanaden|leden|kajen|svängen|slingan|ringen|rundan|trappan|kroken|brinken|liden|gärdet|gaten|gate|vegen|veien|vei|gade|vej|straße|strasse|gasse|straat|laan|bakken|stræde|allé';
const capital = `${sure}|katu|tie|kuja|polku|vn|plan|planen|kaj|stranden|strand|höjden|parken|park|promenaden|bron|dalen|skogen|lunden|åsen|berget|hagen|gården|tunet|gård|udden|viken|sundet|ängen|hamnen|passagen|vreten|kullen|terrassen|holmen|platz|weg|damm|allee|lia|haugen|vænge`;
const number = String.raw`\d{1,4}(?: ?[A-Ha-h](?![\p{L}\d]))?(?:[-–/]\d{1,4})?`;
const street = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:\p{Lu}[\p{L}:.'-]{0,20} ){0,3}?(?:\p{Lu}[\p{L}'-]{0,30}?(?:${capital})|(?:Norra|Södra|Östra|Västra|Gamla|Nya|Stora|Lilla|\p{Lu}[\p{L}-]{2,20}s) (?:${sure})|\p{Lu}\p{L}{0,20}s? (?:gata|väg|gränd|plan|torg|backe|allé|stig))|\p{Ll}{3,30}?(?:${sure})) (${number})`,
  'gu',
);
const shouted = new RegExp(
  String.raw`(?<![\p{L}\d])(?:\p{Lu}{2,20} ){0,2}?\p{Lu}{0,30}(?:GATAN|GATA|VÄGEN|VÄG|GRÄND|STIGEN|TORGET|TORG|BACKEN|PLAN|ALLÉN|LEDEN) (${number})`,
  'gu',
);
const spokenStreet =
  /(?<![\p{L}\d])\p{L}{2,30}?(?:gatan|vägen|gränd|gränden|stigen|torget|backen) (\p{L}{2,20}(?: \p{L}{3,8})?)(?!\p{L})/giu;
const english =
  /(?<![\p{L}\d])(?:(?:Flat|Apt|Apartment|Unit) \d{1,4}[A-Za-z]?,? )?\d{1,5}[A-Za-z]? (?:\p{Lu}[\p{L}'.]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Crescent|Place|Gardens|Terrace|Boulevard|Blvd|Square|Grove|Hill|Park|Row|Mews)(?!\p{L})\.?/gu;
const roman =
  /(?<![\p{L}\d])(?:Calle|C\/|Avenida|Avda\.?|Av\.|Plaza|Paseo|Camino|Carrer|Urbanización|Urb\.|Rue|Via|Rua|Viale|Piazza|[Uu]l\.|[Uu]lica|Aleja|Al\.|Str\.|Strada)(?: ?[\p{L}'’.-]{1,20}){1,5},? (?:n[º°o]\.? ?)?\d{1,4}[A-Za-z]?(?:\/\d{1,4})?(?![\p{L}\d])/gu;
const box = /(?<![\p{L}\d])(?:Box|BOX|box|Postbox|Postboks|P\.?O\.? Box|PL|Pl|PO Box) \d{1,6}(?!\d)/gu;
const careOf = /(?<![\p{L}\d])[cC]\/[oO] ?[^,\n\d]{2,50}(?:,\s{0,2}|\n)/gu;
const postal =
  /(?<![\p{L}\d.,]|\d )(?:(?:SE|S|FI|FIN|NO|N|DK|D|DE)[ -])?(?:\d{3} ?\d{2}|\d{4})[ ]{1,2}\p{Lu}[\p{L}-]{1,25}(?: (?:\p{Lu}[\p{L}-]{1,20}|i|på|am|de|la|a)(?![\p{L}\d])){0,2}/gu;
const extra =
  /^(?:[ ,]{1,2}\n? ?(?:lgh|läg|lägenhet|vån|våning|vn|avd|avdelning|trappor|trp?|port|uppg|uppgång|hus|rum|as|krs|st|t[hv]|tv|mf|bte|etg|piso|puerta|apt|flat|apartment)\.? ?\d{0,5}[A-Za-z]?(?![\p{L}\d])|[ ,]{1,2}\n? ?\d{1,2} ?(?:tr(?:appor)?|vån|nb|bv|ög|st|etg|sal|tv|th|mf)\.?(?:\.? ?(?:tv|th|mf|ög|nb)\.?)?(?![\p{L}\d])|,? [A-Z] \d{1,3}(?![\p{L}\d])|[ ,/]{1,3}\d{4}(?= ?[,\n]))/iu;
const notTown =
  /^(?:kr|kronor|sek|personer|och|st|euro|eur|procent|per|på|jag|hej|mvh|med|det|den|så|men|för|från|till|var|har|är|när|hur|kan|i|pensionärer|dagar|år|mån\p{L}*)$/iu;

/** Postal addresses, each as one span: care of, street or box, stairs, postcode and town. A place alone is none. */
export const findAddresses: Finder = (text, taken) => {
  for (const m of text.matchAll(careOf)) extend(text, m.index, m.index + m[0].length, taken, true);
  for (const form of [street, shouted, english, roman, box]) {
    for (const m of text.matchAll(form)) {
      if (
        /^\s?(?:kr(?!\p{L})|kronor|%|procent|år(?!\p{L})|dagar|månader|gånger|veckor|minuter|meter|km(?!\p{L})|mil(?!\p{L}))/iu.test(
          after(text, m.index + m[0].length, 10),
        )
      )
        continue;
      if (/^(?:på |i )?(?:hel|halv|omväg|bakväg|ingång|livs|själv)\p{L}{0,6}väg/iu.test(m[0])) continue;
      const start = m.index + (form === street ? leadingWords(m[0]) : 0);
      if (
        form === box &&
        !/^[\s,]{0,3}(?:SE-|S-)?\d{3} ?\d{2}/.test(after(text, m.index + m[0].length, 12)) &&
        !/(?:adress|bor|post|box)\P{L}{0,3}(?:\p{L}{1,4} ){0,2}$/iu.test(before(text, m.index, 30))
      )
        continue;
      extend(text, start, m.index + m[0].length, taken, false);
    }
  }
  for (const m of text.matchAll(postal)) backwards(text, m.index, m[0], taken);
  for (const m of text.matchAll(spokenStreet)) {
    if (
      m[1]!
        .toLowerCase()
        .split(' ')
        .every((one, i) => numberWords.has(one) || i > 0)
    ) {
      const more = numberWords.has(m[1]!.toLowerCase().split(' ')[1] ?? '')
        ? 0
        : (m[1]!.split(' ')[1]?.length ?? -1) + 1;
      taken.take({ start: m.index, end: m.index + m[0].length - more, type: 'address', why: 'uppläst gatuadress' });
    }
  }
  for (const m of text.matchAll(
    /postn(?:ummer|umret|r)\.?(?:[ :]{1,3}(?:är|nr))?[ :]{1,3}(\d{3} ?\d{2}(?!\d)(?: \p{Lu}\p{L}{1,20})?|(?:\p{L}{2,14} ){2,4}\p{L}{2,14})/giu,
  )) {
    const value = m[1]!;
    const spoken = value.split(' ').every((one) => numberWords.has(one.toLowerCase()));
    const start = m.index + m[0].length - value.length;
    if (/^\d/.test(value) || spoken)
      taken.take({ start, end: start + value.length, type: 'address', why: 'postnummer' });
  }
};

/** "Vi bor på Norra Storgatan 5" begins at Norra: words before a street that are no part of its name. */
function leadingWords(match: string): number {
  const words = match.replace(/ \d.*$/u, ' 0').split(' ');
  let at = 0;
  for (const word of words.slice(0, -2)) {
    if (
      /^(?:Norra|Södra|Östra|Västra|Gamla|Nya|Stora|Lilla|Övre|Nedre|Inre|Yttre|Kungliga|S:t|S:ta|Sankt|Sankta|Karl|Carl|Erik|Gustav|Gustaf|Oscar|Oskar|Johan|Olof|Prins|Drottning|Kung|Doktor|Dr|Biskop|Mäster|Per|Olaus)$/u.test(
        word,
      ) ||
      /(?:s|:s|a)$/u.test(word)
    )
      break;
    at += word.length + 1;
  }
  return at > 0 && !/[\p{L}]$/u.test(match.slice(0, at).trimEnd()) ? 0 : at;
}

/** Stretches a street over stairs, postcode, town and country. */
function extend(text: string, start: number, from: number, taken: Taken, care: boolean): void {
  let end = from;
  let place = false;
  for (let i = 0; i < 8; i++) {
    const rest = text.slice(end, end + 80);
    const next =
      extra.exec(rest)?.[0] ??
      (i === 0 && care
        ? /^\s{0,2}[^,\n\d]{2,40} \d{1,5}[ ]?[A-Za-z]?(?![\p{L}\d])|^\s{0,2}(?:Box|box) \d{1,6}/u.exec(rest)?.[0]
        : undefined) ??
      /^(?:\s{0,2}[,\n]\s{0,3}|\s{1,2})(?:(?:SE|S|FI|NO|N|DK|D|DE|PL|ES|E)[ -])?(?:\d{3} ?\d{2}|\d{4,5}|\d{2}-\d{3}|\d{4}-\d{3})[ ]{1,2}\p{Lu}[\p{L}.-]{1,25}(?: (?:\p{Lu}[\p{L}-]{0,20}|de|la|am|i)(?![\p{L}\d])){0,2}/u.exec(
        rest,
      )?.[0] ??
      /^,\s{0,2}(?:\p{Lu}[\p{L}-]{1,25} ){1,3}(?:[A-Z]\d\d [A-Z\d]{4}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?![\p{L}\d])|^,\s{0,2}[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\p{L}\d])|^,\s{0,2}(?:(?:\p{Lu}[\p{L}.]{1,20} ?){1,3},? )?[A-Z]{2} \d{5}(?!\d)/u.exec(
        rest,
      )?.[0] ??
      town(rest, place);
    if (!next) break;
    const lastWord = next
      .trim()
      .split(/[\s,]+/)
      .at(-1)!;
    const stop = /\d\s+\p{L}/u.test(next) && notTown.test(lastWord) ? next.length - lastWord.length : next.length;
    place ||= /\p{L}/u.test(next);
    end += next.slice(0, stop).trimEnd().length;
  }
  start = home(text, start);
  if (care && end === from) end = from - (/[,\n]\s*$/.exec(text.slice(start, from))?.[0].length ?? 0);
  const value = text.slice(start, end);
  if (!isOwnAddress(value)) taken.take({ start, end, type: 'address', why: care ? 'adress med c/o' : 'gatuadress' });
}

/** A town or country after a comma or "i": only one that is known, or one that closes the line after a postcode. */
function town(rest: string, place: boolean): string | undefined {
  const found = /^(?:,\s{0,2}|\n)(\p{L}[\p{L}-]{1,25})(?: (?:\p{Lu}[\p{L}-]{1,20})(?=[\s.,]|$))?(?=[\s.,;)!?]|$)/u.exec(
    rest,
  );
  if (!found || (/^\p{Ll}/u.test(found[1]!) && rest.startsWith('\n'))) return undefined;
  if (places.has(found[1]!.toLowerCase()))
    return places.has(found[0].replace(/^[,\s]+/, '').toLowerCase()) || /^(?:UK|USA)$/.test(found[1]!)
      ? found[0]
      : found[0].slice(0, found[0].indexOf(found[1]!) + found[1]!.length);
  return place && /^(?:UK|USA|U\.K)/.test(found[1]!) ? found[0] : undefined;
}

/** A postcode with its town, and what stands before it in the same address: a village, a farm, a home. */
function backwards(text: string, start: number, found: string, taken: Taken): void {
  const words = found.replace(/^(?:[A-Z]{1,3}[ -])?[\d ]+/, '').split(' ');
  if (notTown.test(words[0]!)) return;
  const four = /^\d{4} /.test(found);
  if (four && (/^(?:19|20)\d\d /.test(found) || !/,\s{1,2}$/.test(text.slice(Math.max(0, start - 3), start)))) return;
  const bad = words.findIndex(
    (one, i) =>
      i > 0 && (notTown.test(one) || (/^\p{Lu}/u.test(one) && !places.has(one.toLowerCase()) && one.length > 2)),
  );
  const value = bad > 0 ? found.slice(0, found.length - words.slice(bad).join(' ').length).trimEnd() : found;
  let from = start;
  const line = text.slice(Math.max(0, start - 120), start);
  const head =
    /(?:(?<=^|[\n:;.(!?]\s{0,3}|\b(?:adress(?:en)?(?: är)?|bor (?:på|i)|till|på|är|i) )(?:\p{Lu}[\p{L}'. -]{1,40}?(?: \d{1,5}[ ]?[A-Za-z]?)?(?:,\s{0,2}|\n)){1,2})(?:avd \d,\s)?$/u.exec(
      line,
    );
  if (
    head &&
    !/\b(?:jag|har|är|inte|kan|och|hej|mvh|hälsningar|ska|vill)\b/iu.test(head[0]) &&
    (!head[0].includes('\n') || /\d/.test(head[0]))
  )
    from = start - head[0].length;
  if (from < start) from += nameBefore(text.slice(from, start));
  const whole = text.slice(from, start + value.length);
  if (isOwnAddress(whole) || isOwnAddress(before(text, start, 30) + found)) return;
  if (!taken.take({ start: from, end: start + value.length, type: 'address', why: 'postnummer och ort' })) {
    taken.take({ start, end: start + value.length, type: 'address', why: 'postnummer och ort' });
  }
}

/** A care home or farm named before its street belongs to the address. */
function home(text: string, start: number): number {
  const found =
    /\p{Lu}[\p{L}-]{2,25}(?: \p{L}{2,20})? ?(?:boende|hemmet|omsorg|gården|gård|sjukhem|centrum|servicehus),\s{1,2}$/u.exec(
      text.slice(Math.max(0, start - 60), start),
    );
  return found ? start - found[0].length : start;
}

/** "Evert Nilsson, Norrby 114, 860 41 Liden": length of the name that stands before an address on its line. */
function nameBefore(head: string): number {
  const first = /^[^,\n]{2,50}(?:,\s{0,2}|\n)/.exec(head)?.[0] ?? '';
  return first.length < head.length && !/\d/.test(first) && givenName(first.split(/[\s,]/)[0]!.toLowerCase())
    ? first.length
    : 0;
}
