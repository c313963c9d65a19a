/** A text as detectors read it: look-alike characters made plain, invisible ones gone. `at(i)` is the offset in the original of folded offset i. */
export interface Folded {
  readonly text: string;
  at(offset: number): number;
}

const odd = /[^\t\n\r\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff]/;
const invisible = /^\p{DI}$/u;
const dashes = /[\u00b7\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const alike = new Map<string, string>();
for (const pair of [
  'аa еe оo рp сc уy хx іi ѕs јj ԁd һh ӏl АA ВB ЕE КK МM НH ОO РP СC ТT ХX ІI ЅS ЈJ УY',
  'αa οo ρp υu νv ιi κk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
  '٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9',
  'ꓳO ⁄/ ∕/ ‚, ։: ∶: ․. 。.',
]) {
  for (const two of pair.split(' ')) alike.set([...two][0]!, [...two][1]!);
}

/** Letters without a Latin double: the text is really Cyrillic or Greek. */
const ownScript = /[бвгджзийклмнптфцчшщъыьэюяγδθλξπσφψω]{2}/iu;
const besideLatin = (text: string, i: number) => /[a-zåäö\d]/i.test(`${text[i - 1] ?? ''}${text[i + 1] ?? ''}`);

/** Folds letters and digits that only look like others (Cyrillic а, full-width １), drops zero-width characters, joins accents to their letter. */
export function fold(text: string): Folded {
  if (!odd.test(text)) return { text: digitsOnly(text), at: (offset) => offset };
  const foreign = ownScript.test(text);
  const out: string[] = [];
  const from: number[] = [];
  const push = (chars: string, offset: number) => {
    out.push(chars);
    for (let i = 0; i < chars.length; i++) from.push(offset);
  };
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i)!;
    const size = code > 0xffff ? 2 : 1;
    const char = size === 2 ? text.slice(i, i + 2) : text[i]!;
    if (code >= 0x20 && code < 0x7f) push(char, i);
    else if (code >= 0x300 && code < 0x370 && out.length) {
      const joined = (out.at(-1)! + char).normalize('NFC');
      if (joined.length === out.at(-1)!.length) out[out.length - 1] = joined;
    } else if (invisible.test(char)) {
      // An invisible character is read as not there.
    } else if (dashes.test(char)) push('-', i);
    else if (spaces.test(char)) push(' ', i);
    else push((foreign && !besideLatin(text, i) ? undefined : alike.get(char)) ?? compatible(char), i);
    i += size;
  }
  from.push(text.length);
  return { text: digitsOnly(out.join('')), at: (offset) => from[offset]! };
}

/** Compatibility form of one character (１ → 1, 𝟏 → 1), unless it grows beyond a few letters. */
function compatible(char: string): string {
  const plain = char.normalize('NFKC');
  return plain.length <= 3 ? plain : char;
}

/** O and l typed for 0 and 1 between digits. Same length, so offsets hold. */
function digitsOnly(text: string): string {
  return text.replace(/(?<=\d[-+ ]?)[OoIl|](?=[-+ ]?[\dOoIl|]{0,8}\d)/g, (c) => (c === 'O' || c === 'o' ? '0' : '1'));
}
