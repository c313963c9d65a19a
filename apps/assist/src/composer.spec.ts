import { readFileSync } from 'node:fs';
import { create } from '@bufbuild/protobuf';
import { parse } from 'yaml';
import { PassageSchema, type PassagesFound, PassagesFoundSchema } from '#lib/contracts';
import { compose } from './composer.js';
import { parsePhrases } from './phrases.js';

const phrases = parsePhrases(parse(readFileSync('libs/pension-pack/phrases.yaml', 'utf8')));
type Text = [say: string, only?: string];
const passage = (passageId: string, kind: string, sentences: Text[], more: object = {}) =>
  create(PassageSchema, {
    articleId: 'housing--who',
    version: 3,
    passageId,
    kind,
    audience: kind === 'internal' ? 'internal' : 'citizen',
    title: 'Vem kan få bostadstillägg?',
    language: 'sv',
    caseType: 'housing-apply',
    sentences: sentences.map(([say, only = '']) => ({ say, only })),
    relevance: 0.9,
    ...more,
  });
const short = passage('short', 'short', [
  ['Du kan ha rätt till bostadstillägg om du har fyllt 67 år.', 'Du måste också ta ut hela din pension.'],
]);
const detail = passage('p1', 'answer', [
  ['Bostadstillägg kan du få för hyresrätt, bostadsrätt och eget hus.', 'Bostaden måste vara permanent.'],
  ['Bostadstillägget är skattefritt.'],
]);
const steps = passage('steps', 'steps', [['Logga in på Mina sidor.'], ['Fyll i ansökan.']], {
  atHand: ['Uppgift om hyran'],
});
const inner = passage('p9', 'internal', [['Kontrollera hushållet innan ansökan öppnas.']]);

function found(text: string, more: Partial<PassagesFound> = {}): PassagesFound {
  const question = { text, caseType: 'housing-apply', word: 'sure', strength: 'strong' };
  return create(PassagesFoundSchema, {
    contactId: 'c',
    messageSeq: 1,
    language: 'sv',
    channel: 'email',
    caseType: 'housing-apply',
    word: 'sure',
    text,
    passages: [short, detail, steps, inner],
    questions: [question],
    ...(more as object),
  });
}
const texts = (draft: ReturnType<typeof compose>, kind?: string) =>
  draft.sentences.filter((one) => !kind || one.kind === kind).map((one) => one.text);

describe('compose', () => {
  it('frames an e-mail with greeting, closing and a place for the agent’s name', () => {
    const draft = compose(found('Hur ansöker jag om bostadstillägg för min hyresrätt?', { subject: 'Hyran' }), phrases);
    expect(draft.sentences.map((one) => one.kind)).toEqual([
      'greeting',
      'greeting',
      'answer',
      'answer',
      'offer',
      'step',
      'step',
      'offer',
      'step',
      'offer',
      'closing',
      'signature',
    ]);
    expect(texts(draft)[0]).toBe('Hej ⟨förnamn⟩!');
    expect(texts(draft, 'signature')[0]).toContain('⟨handläggarens namn⟩');
    expect(draft).toMatchObject({ strength: 'strong', withheld: '', language: 'sv', subject: 'Re: Hyran' });
  });

  it('never lets a sentence travel without its condition', () => {
    for (const channel of ['email', 'chat', 'phone', 'form']) {
      const draft = compose(found('kan jag få bostadstillägg för hyresrätt och eget hus', { channel }), phrases);
      expect(texts(draft, 'answer').length).toBeGreaterThan(0);
      for (const text of texts(draft, 'answer')) {
        for (const { say, only } of [...short.sentences, ...detail.sentences])
          if (text.includes(say)) expect(text).toContain(only);
      }
    }
  });

  it('quotes every answer and step, and the citation holds the sentence', () => {
    const draft = compose(found('Hur ansöker jag om bostadstillägg?'), phrases);
    for (const one of draft.sentences) {
      const quoted = one.citations.map((number) => draft.citations.find((source) => source.number === number)!.quote);
      if (one.kind === 'answer') expect(quoted.some((quote) => quote.includes(one.text))).toBe(true);
      else if (one.kind !== 'step') expect(one.citations).toEqual([]);
    }
  });

  it('shows internal passages to the agent and drafts nothing from them', () => {
    const draft = compose(found('Kontrollera hushållet innan ansökan om bostadstillägg öppnas'), phrases);
    expect(texts(draft).join(' ')).not.toContain('Kontrollera');
    expect(draft.citations.filter((one) => one.audience === 'internal').map((one) => one.passageId)).toEqual(['p9']);
  });

  it('answers a chat in three sentences at most and offers the rest', () => {
    const draft = compose(found('hur söker man bostadstillägg för hyresrätt', { channel: 'chat' }), phrases);
    expect(
      texts(draft, 'answer')
        .join(' ')
        .match(/[.!?](?:\s|$)/g)!.length,
    ).toBeLessThanOrEqual(3);
    expect(texts(draft)).toContain('Är det något mer du undrar över?');
    expect(texts(draft, 'greeting')).toEqual([]);
  });

  it('gives the phone talking points and what to ask for', () => {
    const draft = compose(found('ja hej jag ska söka bostadstillägg hur gör jag', { channel: 'phone' }), phrases);
    expect(draft.sentences.every((one) => one.kind !== 'signature')).toBe(true);
    expect(draft.ask).toContain('Uppgift om hyran');
  });

  it.each([
    ['a risk', { risks: ['suicidal'] }, 'risk'],
    ['an act in which nothing is asked', { acts: ['application'] }, 'act-only'],
    ['no passage', { passages: [] }, 'no-answer'],
    ['only internal passages', { passages: [inner] }, 'no-answer'],
  ])('drafts nothing for %s', (_, more, withheld) => {
    const draft = compose(found('Jag söker bostadstillägg.', more as Partial<PassagesFound>), phrases);
    expect(draft).toMatchObject({ sentences: [], citations: [], strength: 'none', withheld });
    expect(draft.parts).toHaveLength(1);
  });

  it('answers the question in an act that holds one', () => {
    expect(
      compose(found('Jag söker bostadstillägg. När får jag svar?', { acts: ['application'] }), phrases).withheld,
    ).toBe('');
  });

  it('answers two questions in turn and is no surer than the weaker one', () => {
    const tax = passage('short', 'short', [['Skatten dras innan pensionen betalas ut.']], {
      articleId: 'tax',
      title: 'Skatt',
      question: 1,
    });
    const questions = [
      { text: 'kan jag få bostadstillägg', caseType: 'housing-apply', word: 'sure', strength: 'strong' },
      { text: 'varför dras skatt', caseType: 'tax', word: 'check', strength: 'check' },
    ];
    const draft = compose(found('…', { questions, passages: [short, tax] } as Partial<PassagesFound>), phrases);
    expect(draft.strength).toBe('check');
    expect(draft.sentences.filter((one) => one.kind === 'answer').map((one) => one.question)).toEqual([0, 1]);
    expect(texts(draft)).toContain('Du har ställt flera frågor, och jag svarar på dem en i taget.');
    const open = compose(
      found('…', {
        questions: [questions[0]!, { ...questions[1]!, strength: 'none' }],
        passages: [short],
      } as Partial<PassagesFound>),
      phrases,
    );
    expect(open.strength).toBe('check');
  });

  it('says sorry for a loss before the matter', () => {
    const draft = compose(found('Min man dog i mars. Kan jag få bostadstillägg?'), phrases);
    expect(draft.sentences[1]).toMatchObject({ kind: 'empathy', text: 'Jag beklagar sorgen.' });
    expect(texts(draft, 'closing')).toEqual(['Med vänlig hälsning']);
  });

  it('writes in the language an approved version exists in', () => {
    const english = passage('short', 'short', [['You can receive housing supplement.']], { language: 'en' });
    expect(
      compose(found('can I get it', { language: 'en', passages: [english, detail] } as Partial<PassagesFound>), phrases)
        .language,
    ).toBe('en');
    const swedish = compose(
      found('can I get it', { language: 'en', passages: [short] } as Partial<PassagesFound>),
      phrases,
    );
    expect([swedish.language, texts(swedish)[0]]).toEqual(['sv', 'Hej ⟨förnamn⟩!']);
  });

  it('works for a pack without phrases', () => {
    expect(compose(found('kan jag få bostadstillägg')).sentences.every((one) => one.citations.length > 0)).toBe(true);
  });
});

it('names what is wrong in a phrase file', () => {
  expect(() => parsePhrases({ phrases: { greeting: { audience: 'citizen', email: { sv: [1], en: [] } } } })).toThrow(
    /phrases\.yaml/,
  );
});
