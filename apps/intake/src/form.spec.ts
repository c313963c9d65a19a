import { describe, expect, it } from '@jest/globals';
import { Settings } from '#lib/platform';
import { answered, filledForm, type Values } from './form.js';
import { type FormLanguage, FormStore } from './form.store.js';
import { formErrors } from './form-errors.js';

const forms = new FormStore(Settings.from({}));
const wrong = (id: string, values: Values, language: FormLanguage = 'sv') => {
  const { validate, schema } = forms.find(id, language);
  return validate(answered(values))
    ? {}
    : Object.fromEntries(
        formErrors(validate.errors ?? [], schema, language).map(({ path, message }) => [path, message]),
      );
};
const read = (id: string, values: Values, language: FormLanguage = 'sv') => {
  const { schema, meaning } = forms.find(id, language);
  return filledForm(schema, meaning, answered(values));
};
const question = {
  name: 'Anna Berg',
  email: 'anna@exempel.se',
  about: 'self',
  subject: 'Utbetalning',
  question: 'När kommer pensionen i december?',
};
const change = {
  reportFor: 'self',
  name: 'Anna Berg',
  personalNumber: '19420312-1234',
  email: 'anna@exempel.se',
  changes: ['rent'],
  newRent: 6500,
  rentFrom: '2026-11-01',
  confirm: true,
};

describe('the pack has its forms in two languages', () => {
  it('lists them', () => {
    expect(forms.list('sv').map(({ id, schema }) => [id, schema.title])).toEqual([
      ['anmal-andring', 'Anmäl ändring för bostadstillägg'],
      ['fraga', 'Ställ en fråga'],
      ['synpunkt', 'Lämna klagomål, beröm eller förslag'],
    ]);
    expect(forms.list('en').map(({ schema }) => schema.title)).toContain('Leave a complaint, praise or a suggestion');
  });
  it('keeps its meaning to itself', () => expect(forms.find('fraga', 'sv').schema.meaning).toBeUndefined());
  it('refuses another', () => expect(() => forms.find('../../package', 'sv')).toThrow('no form'));
});

describe('mistakes are told per field in the words of the form', () => {
  it('nothing filled', () =>
    expect(wrong('fraga', { name: ' ', email: '' })).toEqual({
      name: 'Skriv ditt namn.',
      email: 'Skriv din e-postadress, så att vi kan svara.',
      about: 'Välj vem frågan gäller.',
      subject: 'Skriv kort vad frågan gäller.',
      question: 'Skriv din fråga.',
    }));
  it('wrong values, one message a field', () =>
    expect(wrong('fraga', { ...question, email: 'anna', about: 'granne', question: 'När?', extra: 1 })).toEqual({
      email: 'Skriv hela e-postadressen, till exempel namn@exempel.se.',
      about: 'Välj ett av alternativen.',
      question: 'Skriv minst 10 tecken, så att vi förstår vad du undrar.',
      extra: 'Fältet finns inte i formuläret.',
    }));
  it('what a choice makes needed', () => {
    expect(wrong('anmal-andring', { ...change, newRent: undefined, changes: ['rent', 'rent'] })).toEqual({
      newRent: 'Skriv den nya hyran eller avgiften.',
      changes: 'Samma sak är vald två gånger.',
    });
    expect(wrong('anmal-andring', { ...change, newRent: '6 500' })).toEqual({
      newRent: 'Skriv beloppet i hela kronor, bara siffror.',
    });
    expect(wrong('fraga', { ...question, about: 'guardian' })).toEqual({
      authoritySent: 'Svara på om du har skickat fullmakten eller förordnandet.',
    });
    expect(
      wrong('synpunkt', {
        kind: 'complaint',
        area: 'decision',
        text: 'Jag är missnöjd med beslutet.',
        wantsReply: 'no',
        wantsReview: 'yes',
        decisionDate: '2026-11-01',
      }),
    ).toEqual({ wantsReply: 'Välj ja, eftersom vi behöver kunna nå dig om beslutet ska ändras.' });
  });
  it('an answer to a question that was not asked', () =>
    expect(wrong('anmal-andring', { ...change, moveDate: '2026-11-01' })).toEqual({
      moveDate: 'Det här svaret hör inte till dina andra svar. Ta bort det.',
    }));
  it('in English', () =>
    expect(
      wrong('synpunkt', { kind: 'complaint', area: 'other', text: 'Too short?', wantsReply: 'yes' }, 'en'),
    ).toEqual({ name: 'Enter your name.', email: 'Enter your e-mail address so that we can answer.' }));
  it('nothing to say about a right form', () => {
    expect(wrong('fraga', question)).toEqual({});
    expect(wrong('anmal-andring', change)).toEqual({});
  });
});

describe('a filled form reads as a message', () => {
  it('the question first, then the other answers', () =>
    expect(read('fraga', { ...question, about: 'relative', relation: 'parent' })).toMatchObject({
      subject: 'Utbetalning',
      text: 'När kommer pensionen i december?\n\nVem gäller frågan? En anhörig\nVem är den anhöriga? Förälder',
      from: 'Anna Berg <anna@exempel.se>',
      right: 'relative',
      about: 'Förälder',
      act: '',
      personnummer: '',
    }));
  it('a report is an act, and says who it is about', () => {
    const { text, act, personnummer, right } = read('anmal-andring', change);
    expect([act, personnummer, right]).toEqual(['change-report', '19420312-1234', 'self']);
    expect(text).toContain('Vad har ändrats? Hyran eller avgiften\n');
    expect(text).toContain('Ny hyra eller avgift per månad: 6500');
    const other = read('anmal-andring', { ...change, reportFor: 'guardian', customerName: 'Bo Ek' });
    expect([other.personnummer, other.right, other.about]).toEqual(['', 'guardian', 'Bo Ek']);
    expect(other.declared).toContainEqual({ type: 'person', value: 'Bo Ek' });
  });
  it('a complaint that wants a decision changed is a request for review', () => {
    expect(read('synpunkt', { kind: 'complaint', wantsReview: 'yes' }).act).toBe('review-request');
    expect(read('synpunkt', { kind: 'complaint' }).act).toBe('complaint');
    expect(read('synpunkt', { kind: 'praise' }).act).toBe('');
  });
});
