/** Digits each number word stands for when a number is read aloud group by group: "fyrtiotvå" → 42. */
export const numberWords = new Map<string, string>();
/** "fyrtio två" is 42: a ten that a unit may follow. */
export const tens = new Set<string>();

const units = { sv: 'ett två tre fyra fem sex sju åtta nio', en: 'one two three four five six seven eight nine' };
const teens = {
  sv: 'tio elva tolv tretton fjorton femton sexton sjutton arton nitton',
  en: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
};
const tensOf = {
  sv: [
    'tjugo tjuge tjugi tju',
    'trettio tretti',
    'fyrtio förti fyrti',
    'femtio femti',
    'sextio sexti',
    'sjuttio sjutti',
    'åttio åtti',
    'nittio nitti',
  ],
  en: ['twenty', 'thirty', 'forty fourty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};
for (const zero of ['noll', 'nolla', 'zero', 'oh', 'nolltal']) numberWords.set(zero, '0');
for (const language of ['sv', 'en'] as const) {
  const ones = units[language].split(' ');
  for (const [i, word] of ones.entries()) numberWords.set(word, String(i + 1));
  for (const [i, word] of teens[language].split(' ').entries()) numberWords.set(word, String(i + 10));
  tensOf[language].forEach((words, i) => {
    for (const word of words.split(' ')) {
      numberWords.set(word, String((i + 2) * 10));
      tens.add(word);
      ones.forEach((one, j) => {
        numberWords.set(word + one, `${i + 2}${j + 1}`);
        numberWords.set(`${word}-${one}`, `${i + 2}${j + 1}`);
      });
    }
  });
}
for (const [word, digits] of [...numberWords]) if (digits.length === 1) numberWords.set(`noll${word}`, `0${digits}`);
numberWords.set('en', '1');
numberWords.set('ettan', '1').set('tvåan', '2').set('trean', '3').set('fyran', '4').set('femman', '5');
numberWords
  .set('sexan', '6')
  .set('sjuan', '7')
  .set('åttan', '8')
  .set('nian', '9')
  .set('ått', '8')
  .set('nie', '9')
  .set('tie', '10')
  .set('tjuett', '21');
numberWords.set('aderton', '18').set('förtio', '40');
const small = [...numberWords];
for (const [word, digits] of small) {
  if (digits.length > 2 || digits === '0') continue;
  numberWords.set(`nittonhundra${word}`, `19${digits.padStart(2, '0')}`);
  numberWords.set(`tvåtusen${word}`, `20${digits.padStart(2, '0')}`);
  numberWords.set(`artonhundra${word}`, `18${digits.padStart(2, '0')}`);
}
for (const [word, digits] of teens.sv.split(' ').map((one, i) => [one, String(i + 10)] as const)) {
  numberWords.set(`${word}hundra`, `${digits}00`);
}

const months = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  en: 'january february march april may june july august september october november december',
};
export const monthWords = new Map<string, number>();
for (const list of Object.values(months))
  for (const [i, word] of list.split(' ').entries()) monthWords.set(word, i + 1);
for (const [i, word] of 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ').entries())
  monthWords.set(word, i + 1);
monthWords.set('sept', 9).set('oct', 10);

/** Ordinals for the day of a month, spoken. */
export const ordinalWords = new Set(
  (
    'första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde ' +
    'artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde ' +
    'trettionde trettiförsta trettioförsta first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
  ).split(' '),
);
