import { describe, expect, it } from '@jest/globals';
import { partBody } from './email-body.js';

const question = 'Hej!\n\nNär betalas pensionen ut i december?';

describe('quoted history is parted from new text', () => {
  it.each([
    [
      'Gmail, Swedish',
      `${question}\n\nDen tors 5 nov. 2026 kl 10:12 skrev Kundservice <kundservice@exempel.se>:\n\n> Hej Anna!\n> Pensionen betalas ut den 18.`,
    ],
    [
      'Gmail, wrapped',
      `${question}\n\nDen tors 5 nov. 2026 kl 10:12 skrev Kundservice Pension <\nkundservice@exempel.se>:\n\n> Hej Anna!`,
    ],
    [
      'Gmail, English',
      `${question}\n\nOn Thu, Nov 5, 2026 at 10:12 AM Customer Service <kundservice@exempel.se> wrote:\n> Hello`,
    ],
    [
      'Apple Mail, Swedish',
      `${question}\n\n5 nov. 2026 kl. 10:12 skrev Kundservice <kundservice@exempel.se>:\n\n> Hej`,
    ],
    [
      'Apple Mail, English',
      `${question}\n\nOn 5 Nov 2026, at 10:12, Customer Service <kundservice@exempel.se> wrote:\n\nHello Anna,\nthe pension is paid on the 18th.`,
    ],
    ['Thunderbird, Swedish', `${question}\n\nDen 2026-11-05 kl. 10:12, skrev Kundservice:\n> Hej`],
    [
      'Outlook, Swedish',
      `${question}\n\nFrån: Kundservice <kundservice@exempel.se>\nSkickat: den 5 november 2026 10:12\nTill: Anna Berg\nÄmne: SV: Pension\n\nHej Anna!`,
    ],
    [
      'Outlook, English',
      `${question}\n\n________________________________\nFrom: Customer Service <kundservice@exempel.se>\nSent: Thursday, November 5, 2026 10:12\nTo: Anna\nSubject: RE: Pension\n\nHello`,
    ],
    [
      'Outlook 2003',
      `${question}\n\n-----Ursprungligt meddelande-----\nFrån: Kundservice\nSkickat: den 5 november\n\nHej`,
    ],
    [
      'Samsung',
      `${question}\n\n-------- Originalmeddelande --------\nFrån: Kundservice <k@exempel.se>\nDatum: 2026-11-05 10:12 (GMT+01:00)\n\nHej`,
    ],
    ['a forward', `${question}\n\n---------- Forwarded message ---------\nFrom: X <x@exempel.se>\nDate: Thu\n\nHello`],
    ['the signature mark', `${question}\n\n-- \nAnna Berg\nGatan 1\n123 45 Staden`],
    ['a phone', `${question}\n\nSkickat från min iPhone`],
    ['Outlook for phones', `${question}\n\nHämta Outlook för iOS`],
  ])('%s', (_, body) => {
    const { text, quoted } = partBody(body.replaceAll('\n', '\r\n'));
    expect(text).toBe(question);
    expect(quoted).not.toBe('');
  });

  it('keeps an answer below the quotation', () => {
    expect(partBody('Den 5 nov. 2026 kl 10:12 skrev K <k@exempel.se>:\n> Vad heter du?\n\nAnna heter jag.').text).toBe(
      'Anna heter jag.',
    );
  });

  it('keeps the questions between which the answers stand', () => {
    const { text } = partBody(
      'Se svar nedan.\n\nDen 5 nov. 2026 kl 10:12 skrev K <k@exempel.se>:\n> Vad heter du?\nAnna.\n> Var bor du?\nI Kiruna.',
    );
    expect(text).toContain('> Var bor du?\nI Kiruna.');
    expect(text).toContain('> Vad heter du?');
  });

  it('takes one announced quotation away from between own text', () => {
    const { text, quoted } = partBody(
      'Tack!\n\nDen 5 nov. 2026 kl 10:12 skrev K <k@exempel.se>:\n> Hej\n> Hej då\n\nVirusfri. www.avast.example',
    );
    expect(text).toBe('Tack!\n\nVirusfri. www.avast.example');
    expect(quoted).toContain('> Hej då');
  });

  it.each([
    ['a citizen who writes "Från:"', 'Från: den 1 januari vill jag ha hela pensionen.\nGår det?'],
    ['a citizen who tells what somebody wrote', 'Min granne skrev en insändare den 3 maj:\nden handlade om pensioner.'],
    ['a quotation of a letter', 'Ni skrev:\n> Beslutet gäller från 1 maj.\nDet stämmer inte.'],
    ['only quotation', '> bara citat\n> inget annat'],
  ])('leaves %s alone', (_, body) => {
    expect(partBody(body)).toEqual({ text: body, quoted: '' });
  });

  it('folds the lines after the name of a farewell, but not a sentence', () => {
    expect(partBody('Hur gör jag?\n\nMed vänlig hälsning\nAnna Berg\nEkonom\n070-123 45 67')).toEqual({
      text: 'Hur gör jag?\n\nMed vänlig hälsning\nAnna Berg',
      quoted: 'Ekonom\n070-123 45 67',
    });
    expect(partBody('Hej\nMvh\nAnna\nPS. Min man undrar också. Gäller det honom?').quoted).toBe('');
  });

  it('reads 20,000 hostile lines at once', () => {
    const started = performance.now();
    partBody('Den 5 skrev\n'.repeat(20_000));
    partBody(`On ${'a'.repeat(400)} wrote`.repeat(500));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
