import { detectLanguage } from './index.js';

test.each([
  ['sv', 'hur mycket skatt'],
  ['sv', 'hej'],
  ['sv', 'när kommer pengarna'],
  ['sv', 'byta konto'],
  ['sv', 'bostadstillägg?'],
  ['sv', '⟨personnummer 1⟩'],
  ['sv', 'Min mamma Anna Svensson har flyttat till Spanien och undrar om levnadsintyget.'],
  ['sv', 'hej jag jobba städ 11 år hur mycket pension jag få'],
  ['en', 'when is pension paid'],
  ['en', 'change my account'],
  ['en', 'hello'],
  ['en', 'housing supplement how?'],
  ['en', 'I moved to Spain last year and have not received my life certificate.'],
  ['fi', 'Milloin eläke maksetaan?'],
  ['fi', 'Hei, asun Torniossa ja haluan hakea takuueläkettä.'],
  ['no', 'Hvordan søker jeg om svensk pensjon?'],
  ['no', 'Hei, jeg har bodd i Sverige fra 1985 til 1993. Hva får jeg?'],
  ['da', 'Hvordan ansøger jeg om svensk pension?'],
  ['da', 'Kære alle, hvornår får jeg min udbetaling? Jeg har boet i Malmø.'],
  ['de', 'Wann wird meine Rente ausgezahlt?'],
  ['de', 'Ich habe zehn Jahre in Schweden gearbeitet.'],
  ['ar', 'متى يتم دفع معاشي التقاعدي؟'],
  ['ar', 'مرحبا، كيف يمكنني تقديم طلب للحصول على المعاش'],
  ['fa', 'سلام، حقوق بازنشستگی من چه زمانی پرداخت می‌شود؟'],
  ['fa', 'من در سوئد کار کرده‌ام'],
  ['so', 'Goorma ayaa la bixiyaa hawlgabka?'],
  ['so', 'Waxaan rabaa inaan weydiiyo lacagta hawlgabkayga'],
  ['es', '¿Cuándo me pagan la pensión?'],
  ['es', 'Trabajé en Suecia y quiero pedir mi pensión'],
  ['pl', 'Kiedy dostanę emeryturę?'],
  ['pl', 'Pracowałam w Szwecji pięć lat i mam pytanie o emeryturę'],
  ['other', 'Emekli maaşım ne zaman ödenecek?'],
  ['other', 'Когда мне выплатят пенсию?'],
  ['other', 'Quand est-ce que ma retraite sera versée ?'],
  ['other', 'Kada će mi biti isplaćena penzija?'],
])('%s: %s', (language, text) => {
  expect(detectLanguage(text).language).toBe(language);
});

test('is unsure where it should be', () => {
  expect(detectLanguage('').probability).toBeLessThan(0.9);
  expect(detectLanguage('ok').probability).toBeLessThan(0.95);
  expect(detectLanguage('Jag undrar när min pension betalas ut i december').probability).toBeGreaterThan(0.95);
});
