import { Conversation, QueueRow, type Shown } from '#lib/contracts';

type Suggestion = NonNullable<Shown['suggestion']>;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const row = (contactId: string, over: Partial<QueueRow>): QueueRow =>
  QueueRow.parse({
    contactId,
    reference: `2611-${contactId.toUpperCase().slice(0, 6)}`,
    channel: 'email',
    state: 'waiting',
    caseType: 'housing-change',
    word: 'sure',
    urgency: 'normal',
    risk: false,
    acts: ['question'],
    language: 'sv',
    arrivedAt: ago(134),
    waitingSince: ago(134),
    answerBy: ago(-180),
    holderId: null,
    holderName: null,
    reply: 'suggested',
    setAside: '',
    messageSeq: 1,
    simulated: false,
    ...over,
  });
const message = (seq: number, text: string, over: Partial<Conversation['messages'][number]> = {}) => ({
  seq,
  author: 'citizen' as const,
  subject: '',
  text,
  quoted: '',
  at: ago(134 - seq),
  atMs: null,
  setAside: '',
  ...over,
});
const conversation = (
  of: QueueRow,
  messages: Conversation['messages'],
  over: Partial<Conversation> = {},
): Conversation =>
  Conversation.parse({
    row: of,
    messages,
    attachments: [],
    replies: [],
    notes: [],
    assurance: 'none',
    right: 'self',
    about: '',
    protectedIdentity: false,
    deliveryChannel: of.channel === 'form' ? 'email' : of.channel,
    caseTypes: [
      { id: of.caseType, probability: 0.9 },
      { id: 'payment-missing', probability: 0.05 },
    ],
    reasons: ['bostadstillägg', 'höjs min hyra', 'hyresavin'],
    risks: [],
    decidedBy: 'model',
    callState: of.callState,
    earlier: [],
    ...over,
  });
const citation = (
  number: number,
  title: string,
  quote: string,
  validTo = day(200),
): Suggestion['citations'][number] => ({
  number,
  articleId: `article-${number}`,
  version: 10 + number,
  passageId: 'p1',
  title,
  quote,
  validFrom: '2026-01-01',
  validTo,
  verified: '2026-11-02',
  legal: ['110 kap. 46 § socialförsäkringsbalken'],
  audience: 'citizen',
  usedIn: 312,
});
const suggestion = (over: Partial<Suggestion>): Suggestion => ({
  suggestionId: 's1',
  sentences: [],
  citations: [],
  parts: [],
  subject: 'Svar om hyra och premiepension',
  language: 'sv',
  channel: 'email',
  strength: 'strong',
  writtenBy: 'composer',
  degraded: '',
  withheld: '',
  caseType: 'housing-change',
  contactLanguage: 'sv',
  ask: [],
  ...over,
});
const say = (text: string, kind: string, citations: number[] = [], question = -1) => ({
  text,
  kind,
  citations,
  question,
});

export interface Pretended {
  conversation: Conversation;
  suggestion: Suggestion | null;
  placeholders: Record<string, string>;
  from: string;
}

/** The contacts of the drawings, answered by the stories' own services. Invented people, invented texts. */
export function pretendedContacts(): Record<string, Pretended> {
  const rent = citation(
    1,
    'Anmäla ändrad hyra',
    'Du anmäler ändringen på Mina sidor eller på blankett. Du behöver inte bifoga hyresavin. Höjs hyran har du tre månader på dig att anmäla det. Då räknar vi om bostadstillägget från och med den månad då hyran höjdes.',
  );
  const times = citation(
    2,
    'Handläggningstider',
    'Bostadstillägg, ny ansökan: ungefär tio veckor. Bostadstillägg, anmäld ändring: ungefär fyra veckor.',
    day(7),
  );
  const paid = citation(
    3,
    'När betalas pensionen ut?',
    'Pensionen kommer en gång i månaden. Inkomstpension, premiepension och garantipension betalas ut samma dag. På Mina sidor ser du vilka delar som ingår i utbetalningen.',
  );
  const letter = suggestion({
    strength: 'check',
    citations: [rent, times, paid],
    parts: [
      {
        question: 'Måste jag skicka in hyresavin, och från vilken månad räknas det nya beloppet?',
        caseType: 'housing-change',
        word: 'sure',
        strength: 'strong',
      },
      {
        question: 'Premiepensionen saknas, är något fel?',
        caseType: 'payment-missing',
        word: 'check',
        strength: 'check',
      },
    ],
    sentences: [
      say('Hej ⟨förnamn⟩!', 'greeting'),
      say('Anmäl den nya hyran på Mina sidor, men skicka inte in hyresavin.', 'answer', [1], 0),
      say(
        'Om du anmäler inom tre månader räknar vi om ditt bostadstillägg från och med december, när hyran höjs.',
        'answer',
        [1],
        0,
      ),
      say('Vi skickar ett nytt beslut, just nu tar det ungefär fyra veckor.', 'answer', [2], 0),
      say('Premiepensionen betalas ut samma dag som resten av din allmänna pension.', 'answer', [3], 1),
      say('På Mina sidor kan du se vad som ingick i utbetalningen i november.', 'answer', [3], 1),
      say('Vänliga hälsningar\n⟨handläggarens namn⟩', 'closing'),
    ],
  });
  const mail = row('mail', {});
  const weak = row('weak', { caseType: 'widow-pension', word: 'unsure', waitingSince: ago(1260) });
  const risk = row('risk', {
    channel: 'form',
    caseType: 'repayment',
    risk: true,
    urgency: 'acute',
    answerBy: ago(0.5),
  });
  const chat = row('chat', {
    channel: 'chat',
    caseType: 'premium-fund-change',
    waitingSince: ago(1),
    answerBy: ago(-2),
  });
  const phone = row('call', { channel: 'phone', callState: 'notice-given', answerBy: null });
  const foreign = row('foreign', { caseType: 'moving-abroad', language: 'ar', acts: ['question'] });
  const other = row('other', { holderId: 'erik', holderName: 'Erik Sund', state: 'held' });
  const english = row('english', { caseType: 'moving-abroad', language: 'en' });
  return {
    mail: {
      conversation: conversation(
        mail,
        [
          message(
            1,
            'Hej! Jag har haft bostadstillägg sedan 2023. Den 1 december höjs min hyra från 7 450 till 7 890 kronor.\n\nMåste jag skicka in hyresavin, och från vilken månad räknas det nya beloppet?\n\nEn sak till. Pensionen kom som vanligt den 18 november men det var mindre än jag brukar få. Premiepensionen saknas, är något fel?\n\nMitt personnummer är ⟨personnummer 1⟩ och min adress är ⟨adress 1⟩.\n\nHälsningar\n⟨person 1⟩',
            {
              subject: 'Höjd hyra och utebliven premiepension',
              quoted: 'Den 13 november skrev Pensionsmyndigheten:\nTack för din fråga.',
            },
          ),
        ],
        {
          attachments: [
            {
              id: 'a1',
              name: 'hyresavi.pdf',
              mediaType: 'application/pdf',
              size: 182_000,
              sha256: 'ab'.repeat(32),
              seq: 1,
            },
          ],
          earlier: [
            { contactId: 'x1', reference: '2611-OLD1', channel: 'email', caseType: 'housing-change', at: ago(14_400) },
            {
              contactId: 'x2',
              reference: '2608-OLD2',
              channel: 'phone',
              caseType: 'payment-account',
              at: ago(130_000),
            },
          ],
        },
      ),
      suggestion: letter,
      placeholders: {
        '⟨person 1⟩': 'Gunilla Åkesson',
        '⟨personnummer 1⟩': '19510417-2384',
        '⟨adress 1⟩': 'Storgatan 8, Mora',
      },
      from: 'Gunilla Åkesson <gunilla.akesson@example.se>',
    },
    weak: {
      conversation: conversation(
        weak,
        [
          message(
            1,
            'Hej. Jag är född 1943 och fick änkepension från er när min man dog 2024.\n\nNu har jag fått brev från NAV i Norge. Minskar min svenska änkepension om jag tar emot de norska pengarna?',
            { subject: 'Änkepension och pension från Norge' },
          ),
        ],
        {
          caseTypes: [
            { id: 'widow-pension', probability: 0.4 },
            { id: 'foreign-pension', probability: 0.3 },
          ],
        },
      ),
      suggestion: suggestion({
        suggestionId: 's-weak',
        strength: 'weak',
        caseType: 'widow-pension',
        subject: 'Svar om änkepension',
        citations: [
          citation(
            1,
            'Änkepension och annan pension',
            'Änkepensionen kan minska om du har egen inkomstgrundad ålderspension eller garantipension från Sverige. Hur mycket den minskar beror på när du är född.',
          ),
          citation(2, 'Pension från Norden', 'Varje land betalar sin del.'),
        ],
        parts: [
          {
            question: 'Minskar min svenska änkepension om jag tar emot de norska pengarna?',
            caseType: 'widow-pension',
            word: 'unsure',
            strength: 'weak',
          },
        ],
        sentences: [say('Din änkepension kan påverkas av annan pension som du har.', 'answer', [1], 0)],
      }),
      placeholders: {},
      from: 'Ingrid Moen <ingrid@example.se>',
    },
    risk: {
      conversation: conversation(
        risk,
        [
          message(
            1,
            'Ni kräver mig på 48 200 kronor. Jag har inte de pengarna och jag har ingen att fråga.\n\nJag orkar inte mer. Det vore bättre för alla om jag inte fanns.\n\n⟨person 1⟩ ⟨telefon 1⟩',
            { subject: 'Återkrav' },
          ),
        ],
        { risks: ['suicidal'] },
      ),
      suggestion: suggestion({ suggestionId: 's-risk', withheld: 'risk', strength: 'none' }),
      placeholders: { '⟨person 1⟩': 'Leif Sandberg', '⟨telefon 1⟩': '070-174 06 58' },
      from: 'Leif Sandberg <leif@example.se>',
    },
    chat: {
      conversation: conversation(chat, [
        message(1, 'hej hur byter jag fonder', { at: ago(3) }),
        message(2, 'Hej! Jag hjälper dig.', { author: 'agent', at: ago(2) }),
        message(3, 'kostar det något?', { at: ago(1) }),
      ]),
      suggestion: suggestion({
        suggestionId: 's-chat',
        channel: 'chat',
        subject: '',
        caseType: 'premium-fund-change',
        citations: [citation(1, 'Byta fonder', 'Fondbytet är gratis och du kan byta så ofta du vill.')],
        parts: [{ question: 'kostar det något?', caseType: 'premium-fund-change', word: 'sure', strength: 'strong' }],
        sentences: [say('Fondbytet är gratis och du kan byta så ofta du vill.', 'answer', [1], 0)],
      }),
      placeholders: {},
      from: '',
    },
    call: {
      conversation: conversation(
        phone,
        [
          message(1, 'Pensionsmyndigheten, du pratar med Maria.', { author: 'agent', atMs: 4_000, at: ago(1) }),
          message(
            2,
            'Hej, jag heter ⟨person 1⟩. Jag ringer för min mamma. Hon flyttade till ett särskilt boende den första november.',
            { atMs: 9_000, at: ago(0.9) },
          ),
          message(3, 'Har du fullmakt för henne?', { author: 'agent', atMs: 21_000, at: ago(0.7) }),
          message(4, 'Nej, inget sådant. Måste vi anmäla flytten? Hon har bostadstillägg.', {
            atMs: 25_000,
            at: ago(0.6),
          }),
          message(5, 'Det behöver jag kontrollera. Jag ringer dig senast på onsdag.', {
            author: 'agent',
            atMs: 44_000,
            at: ago(0.3),
          }),
        ],
        { right: 'relative', about: 'sin mamma', assurance: 'claimed' },
      ),
      suggestion: suggestion({
        suggestionId: 's-call',
        channel: 'phone',
        subject: '',
        citations: [
          citation(1, 'Flytta till särskilt boende', 'Den som har bostadstillägg ska anmäla flytten så snart det går.'),
          citation(
            2,
            'Anmäla åt en anhörig',
            'Make, maka, sambo och barn kan anmäla ändringar med sin egen e-legitimation. Det behövs ingen fullmakt.',
          ),
        ],
        parts: [{ question: 'Måste vi anmäla flytten?', caseType: 'housing-change', word: 'sure', strength: 'strong' }],
        sentences: [
          say('Ja, flytten ska anmälas. Gör det så snart ni kan.', 'answer', [1], 0),
          say(
            'Som dotter kan du anmäla åt din mamma med din egen e-legitimation. Då behövs ingen fullmakt.',
            'answer',
            [2],
            0,
          ),
        ],
        ask: [
          'När flyttade hon?',
          'Finns fullmakt?',
          'Finns lägenheten kvar?',
          'Bor någon mer i lägenheten?',
          'Vilket nummer når vi dig på?',
        ],
      }),
      placeholders: { '⟨person 1⟩': 'Karin Holm' },
      from: 'Karin Holm <>',
    },
    foreign: {
      conversation: conversation(foreign, [
        message(
          1,
          'مرحبا، أريد الانتقال إلى الخارج. هل أحتفظ بمعاشي؟\n\n<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> <a href="javascript:alert(1)">klicka</a>',
          { subject: 'سؤال' },
        ),
        message(2, `Lång text. ${'Ord som fortsätter utan slut. '.repeat(700)}`),
      ]),
      suggestion: suggestion({
        suggestionId: 's-foreign',
        withheld: 'no-answer',
        strength: 'none',
        caseType: 'moving-abroad',
        contactLanguage: 'ar',
      }),
      placeholders: {},
      from: 'a@example.se',
    },
    other: {
      conversation: conversation(other, [message(1, 'Hej, jag är ⟨person 1⟩.', { subject: 'Fråga' })]),
      suggestion: null,
      placeholders: {},
      from: '',
    },
    english: {
      conversation: conversation(english, [
        message(1, 'Hello, I am moving to Spain in February. Do I keep my pension?', { subject: 'Moving to Spain' }),
      ]),
      suggestion: suggestion({
        suggestionId: 's-en',
        language: 'en',
        contactLanguage: 'en',
        subject: '',
        caseType: 'moving-abroad',
        citations: [citation(1, 'Moving abroad with a pension', 'You keep your income pension wherever you live.')],
        parts: [{ question: 'Do I keep my pension?', caseType: 'moving-abroad', word: 'sure', strength: 'strong' }],
        sentences: [
          say('Dear ⟨förnamn⟩,', 'greeting'),
          say('You keep your income pension wherever you live.', 'answer', [1], 0),
          say('Kind regards,\n⟨handläggarens namn⟩', 'closing'),
        ],
      }),
      placeholders: {},
      from: 'John Smith <john@example.org>',
    },
  };
}
