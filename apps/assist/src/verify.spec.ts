import { create } from '@bufbuild/protobuf';
import { PassageSchema } from '#lib/contracts';
import { loadPack } from '#lib/pension-pack';
import { catchRate } from './catch-rate.js';
import { hardFacts } from './hard-facts.js';
import { stemsOf, verify } from './verify.js';

const passage = (sentences: [string, string?][], more: object = {}) =>
  create(PassageSchema, {
    articleId: 'housing',
    version: 1,
    passageId: 'p1',
    title: 'Bostadstillägg',
    audience: 'citizen',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    legal: ['101 kap. 3 § socialförsäkringsbalken'],
    links: [{ title: 'Bostadstillägg', url: 'https://www.pensionsmyndigheten.se/bostadstillagg' }],
    sentences: sentences.map(([say, only = '']) => ({ say, only })),
    ...more,
  });
const passages = [
  passage([
    ['Du kan ha rätt till bostadstillägg om du har fyllt 67 år.', 'Du måste också ta ut hela din allmänna pension.'],
    ['Anmäl ändrad hyra senast 14 dagar efter att du fick veta om den.'],
    ['Tillgångar över 100 000 kronor minskar bostadstillägget.'],
    ['Bostadstillägg betalas inte för fritidshus.'],
  ]),
  passage([['Kontrollera hushållet.']], { audience: 'internal' }),
];
const options = {
  today: '2026-11-23',
  terms: stemsOf('bostadstillägg bostadsbidrag garantipension'),
  phrases: new Set(['Hej!']),
};
const kinds = (text: string, sources = [0], today = options.today) =>
  verify([{ text, sources }], passages, { ...options, today }).map((one) => one.kind);

describe('verify', () => {
  it.each([
    'Bostadstillägg kan du ha rätt till om du har fyllt 67 år. Då måste du också ta ut hela din allmänna pension.',
    'Har hyran ändrats ska du anmäla det senast 14 dagar efter att du fick veta det.',
    'Om du har tillgångar över 100 000 kronor minskar ditt bostadstillägg.',
    'Om hyran ändras anmäler du det senast fjorton dagar, alltså 14 dagar, efter att du fick veta det.',
    'För fritidshus betalas inte bostadstillägg.',
    'Läs mer om bostadstillägg: https://www.pensionsmyndigheten.se/bostadstillagg',
  ])('lets a true rewording pass: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    ['fact', 'Tillgångar över 150 000 kronor minskar bostadstillägget.'],
    ['fact', 'Anmäl ändrad hyra senast tre månader efter att du fick veta om den.'],
    ['fact', 'Bostadstillägg: https://www.pensionsmyndigheten.example/bostadstillagg'],
    ['fact', 'Bostadstillägg betalas inte för fritidshus enligt 102 kap. 9 §.'],
    ['negation', 'Bostadstillägg betalas för fritidshus.'],
    ['condition', 'Du kan ha rätt till bostadstillägg om du har fyllt 67 år.'],
    [
      'certainty',
      'Du har rätt till bostadstillägg om du har fyllt 67 år, och du måste också ta ut hela din allmänna pension.',
    ],
    ['opposite', 'Anmäl ändrad hyra senast 14 dagar före att du fick veta om den.'],
    ['other-matter', 'Tillgångar över 100 000 kronor minskar bostadsbidraget.'],
    ['unsupported', 'Du får snabbt besked och pengarna kommer garanterat nästa fredag morgon utan krångel.'],
  ])('finds %s in: %s', (kind, text) => {
    expect(kinds(text)).toContain(kind);
  });

  it('wants a source that exists, holds today and is for citizens', () => {
    expect([
      kinds('Bostadstillägg betalas inte för fritidshus.', []),
      kinds('Bostadstillägg.', [7]),
      kinds('Kontrollera hushållet.', [1]),
    ]).toEqual([['no-source'], ['unknown-source'], ['internal']]);
    expect(kinds('Bostadstillägg betalas inte för fritidshus.', [0], '2027-01-01')).toEqual(['expired']);
    expect(kinds('Hej!', [])).toEqual([]);
  });

  it('lets a condition stand in the next sentence of the same source', () => {
    const draft = [
      'Du kan ha rätt till bostadstillägg om du har fyllt 67 år.',
      'Du måste också ta ut hela din allmänna pension.',
    ].map((text) => ({ text, sources: [0] }));
    expect(verify(draft, passages, options)).toEqual([]);
    expect(verify(draft.slice(0, 1), passages, options)).toHaveLength(1);
  });
});

describe('hardFacts', () => {
  it('writes each fact one way', () => {
    expect(hardFacts('59 200 kronor')).toEqual(hardFacts('SEK 59,200'));
    expect(hardFacts('inom två månader')).toEqual(['2']);
    expect(hardFacts('1,9 procent')).toEqual(['1.9']);
    expect(hardFacts('101 kap. 3 § och i mars')).toEqual(['101kap3§', 'mars']);
    expect(hardFacts('www.pensionsmyndigheten.se/')).toEqual(hardFacts('https://pensionsmyndigheten.se'));
  });
});

it('catches at least 95 of 100 mutated sentences of each frequent kind and accuses at most one true sentence in a hundred', () => {
  const pack = loadPack('libs/pension-pack');
  const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
  const { caught, accused } = catchRate(
    pack.articles,
    (text, language) => text.replace(/\{fact:([a-z0-9-]+)\}/g, (_, id: string) => facts.get(id)?.[language] ?? ''),
    '2026-11-23',
  );
  for (const [kind, tally] of Object.entries(caught)) {
    expect([kind, tally.of > 20]).toEqual([kind, true]);
    expect([kind, tally.caught / tally.of >= (kind === 'hedge dropped' ? 0.85 : 0.95)]).toEqual([kind, true]);
  }
  expect(accused.count / accused.of).toBeLessThan(0.01);
});
