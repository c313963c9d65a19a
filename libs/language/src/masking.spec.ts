import { mask, placeholdersIn, unmask } from './index.js';

const types = (text: string) => mask(text).spans.map((span) => `${span.type}: ${span.value}`);

test('a value becomes a typed placeholder and comes back', () => {
  const text =
    'Hej! Jag heter Anna Svensson, 19420312-1234, anna@example.se, 070-123 45 67. Mitt nummer igen: 420312-1234';
  const found = mask(text);
  expect(found.masked).toBe(
    'Hej! Jag heter ⟨person 1⟩, ⟨personnummer 1⟩, ⟨e-post 1⟩, ⟨telefon 1⟩. Mitt nummer igen: ⟨personnummer 1⟩',
  );
  expect(placeholdersIn(found.masked)).toHaveLength(5);
  expect(unmask(found.masked, found.placeholders).startsWith(text.slice(0, 80))).toBe(true);
});

test('numbers go on after those already known', () => {
  const first = mask('skriv till a@example.se');
  const second = mask('eller b@example.se, inte A@example.se', { known: first.placeholders });
  expect(second.masked).toBe('eller ⟨e-post 2⟩, inte ⟨e-post 1⟩');
});

test('a placeholder that the writer typed is made harmless and reported', () => {
  const found = mask('😀 Jag är ⟨person 1⟩');
  expect(found.masked).toBe('😀 Jag är ‹person 1›');
  expect(found.neutralised).toEqual([{ start: 9, end: 19, value: '⟨person 1⟩' }]);
  expect(placeholdersIn(found.masked)).toEqual([]);
});

test('offsets count code points', () => {
  expect(mask('😀😀 a@example.se').spans[0]).toMatchObject({ start: 3, end: 15 });
});

test.each([
  '19420312-9802',
  '420312-9802',
  '4203129802',
  '194203129802',
  '420312+9802',
  '19420312 9802',
  '1942 03 12 98 02',
  '19 42 03 12 98 02',
  '1942-03-12-9802',
  '1942.03.12-9802',
  '420312–9802',
  '４２０３１２－９８０２',
  '1942\u200b0312-98\u200b02',
  '42O312-98O2',
  '420312-XXXX',
  'nitton fyrtiotvå noll tre tolv nittioåtta noll två',
  'fyrtio två noll tre tolv nio åtta noll två',
  'nittonhundrafyrtiotvå noll tre tolv nio åtta noll två',
])('personnummer: %s', (value) => {
  expect(types(`mitt personnummer är ${value}`)).toEqual([`personnummer: ${value}`]);
});

test('a wrong control digit is no excuse', () => {
  for (let digit = 0; digit < 10; digit++) expect(types(`jag, 420312-980${digit}, undrar`)).toHaveLength(1);
});

test.each([
  ['samordningsnummer', '19680172-9814'],
  ['phone', '070-174 06 12'],
  ['phone', '+46 (0)70 174 06 12'],
  ['phone', 'noll sjuttio ett sju fyra noll sex elva'],
  ['email', 'lars punkt berg snabela hotmejl punkt se'],
  ['address', 'c/o Holmer, Trotzgatan 40, 791 72 Falun'],
  ['address', 'Sankt Eriksgatan 44A, 4 tr, 112 34 Stockholm'],
  ['bank-account', '8327-9, 983 421 765-3'],
  ['iban', 'SE45 5000 0000 0583 9825 7466'],
  ['card', '4571 1234 5678 9012'],
  ['case-number', 'VER 2026-1843'],
  ['ip', '2001:9b1:28ff:d6c0::4e'],
])('%s: %s', (type, value) => {
  const before = { 'bank-account': 'clearing ', 'case-number': 'dnr ' }[type] ?? '';
  expect(types(`det är ${before}${value}`)).toEqual([`${type}: ${value}`]);
});

test.each([
  ['Björn här. Har ni fått brevet?', ['person: Björn']],
  ['Jag träffade Sten och Bo hos er.', ['person: Sten', 'person: Bo']],
  ['Annas pension och Lars pension', ['person: Anna', 'person: Lars']],
  ['min bror per behöver hjälp', ['person: per']],
  ['gunnar pettersson heter jag', ['person: gunnar pettersson']],
  ['Magacaygu waa Hodan Cali Jaamac', ['person: Hodan Cali Jaamac']],
  ['kontakta Маria Ноlm', ['person: Маria Ноlm']],
  ['Mvh\nGittan', ['person: Gittan']],
  ['HANSSON, LENNART - överklagande', ['person: HANSSON, LENNART']],
])('names: %s', (text, expected) => {
  expect(types(text)).toEqual(expected);
});

test.each([
  'Enligt 67 kap. 21 § socialförsäkringsbalken (2010:110), prop. 2021/22:181 s. 45 och HFD 2019 ref. 12.',
  'Pensionen är 12 345 kr, skatten 4 321 kr, den 18 november 2026 kl 13.30-14.00.',
  'Ring 0771-776 776 eller +46 498 200 700. Box 38190, 100 64 Stockholm. kundservice@pensionsmyndigheten.se',
  'Byt från fond 581371 till 204735, 50 procent, avgift 0,35 %.',
  'Min ros och en björn på sten. Per person i maj. Bo kvar hemma. Min mor är frisk. Kan ni svara? Stig in.',
  'Jag flyttade från Malmö till Umeå 1998. Handläggningstiden är 12-16 veckor.',
  'Finns huvudmannens garantipension? Bästa Ni, är det Era regler? finns mer hjälp',
  'Can I apply in May? My German pension starts in April. Mark the box. Error 404 on version 4.12.0.1',
  'https://www.pensionsmyndigheten.se/for-pensionarer/bostadstillagg och PM8612',
  'jag har jobbat i fyrtiotvå år och får elva tusen fem hundra efter skatt',
])('leaves alone: %s', (text) => {
  expect(types(text)).toEqual([]);
});

test.each(['1', '1 ', 'a', 'A, ', '0', '+46 ', 'a@', 'noll ', 'http://', 'SE12 ', 'Anna ', '\u200b', '⟨', '. ', 'a:'])(
  'time grows linearly for %j repeated',
  (unit) => {
    const started = performance.now();
    mask(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);
