import { describe, expect, it } from '@jest/globals';
import { kindOf } from './email-kind.js';

const kind = (lines: string[], more: Partial<Parameters<typeof kindOf>[0]> = {}) =>
  kindOf({
    headers: lines.map((line) => ({ key: line.split(':')[0]?.toLowerCase() ?? '', line })),
    subject: 'Pension',
    from: 'anna@exempel.se',
    own: ['kundservice@sufflor.example'],
    ...more,
  });

describe('what a machine sent is set aside', () => {
  it.each([
    ['auto-reply', ['Auto-Submitted: auto-replied']],
    ['auto-reply', ['Precedence: bulk']],
    ['auto-reply', ['X-Auto-Response-Suppress: All']],
    ['auto-reply', ['List-Unsubscribe: <mailto:x@y.se>']],
    ['auto-reply', ['Return-Path: <>']],
    ['auto-reply', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x']],
    [
      'bounce',
      ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', 'Auto-Submitted: auto-replied'],
    ],
    ['bounce', ['X-Failed-Recipients: anna@exempel.se']],
    ['loop', ['X-Loop: kundservice@sufflor.example']],
    ['loop', Array.from({ length: 51 }, (_, hop) => `Received: from a by b${hop}; Thu, 5 Nov 2026 10:12:00 +0100`)],
    ['spam', ['X-Spam-Flag: YES']],
    ['spam', ['X-Spam-Status: Yes, score=9.1']],
    ['spam', ['X-MS-Exchange-Organization-SCL: 6']],
    [
      '',
      [
        'Auto-Submitted: no',
        'Precedence: first-class',
        'X-Spam-Status: No, score=-1',
        'X-MS-Exchange-Organization-SCL: -1',
      ],
    ],
  ])('%s by its header', (expected, lines) => expect(kind(lines)).toBe(expected));

  it.each([
    ['auto-reply', { subject: 'Automatiskt svar: Din fråga' }],
    ['auto-reply', { subject: 'SV: Autosvar: Pension' }],
    ['auto-reply', { subject: 'Out of office: back on Monday' }],
    ['auto-reply', { subject: 'Frånvaro: semester' }],
    ['auto-reply', { from: 'no-reply@exempel.se' }],
    ['auto-reply', { envelopeFrom: '' }],
    ['bounce', { from: 'mailer-daemon@exempel.se' }],
    ['loop', { from: 'kundservice@sufflor.example' }],
    ['', { subject: 'Semester och pension' }],
    ['', { subject: 'Frånvaro från jobbet och pensionen' }],
    ['', { subject: 'Autogiro' }],
  ])('%s: %j', (expected, more) => expect(kind([], more)).toBe(expected));
});
