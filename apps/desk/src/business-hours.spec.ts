import { describe, expect, it } from '@jest/globals';
import { BusinessHours } from './business-hours.js';
import { answerBy } from './deadlines.js';

const day = { opens: '08:00', closes: '16:00' };
const hours = new BusinessHours({
  week: new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, day])),
  special: new Map([
    ['2026-04-02', { opens: '08:00', closes: '12:00' }],
    ['2026-04-08', null],
  ]),
});
const minutes = (from: string, to: string) => hours.minutes(new Date(from), new Date(to));

describe('open hours', () => {
  it('counts within a day, before opening and after closing', () => {
    expect(minutes('2026-04-13T09:00+02:00', '2026-04-13T09:30+02:00')).toBe(30);
    expect(minutes('2026-04-13T05:00+02:00', '2026-04-13T23:00+02:00')).toBe(480);
    expect(minutes('2026-04-13T10:00+02:00', '2026-04-13T09:00+02:00')).toBe(0);
  });
  it('passes over weekends, Easter, short days and closed days', () => {
    expect(minutes('2026-04-02T11:00+02:00', '2026-04-07T09:00+02:00')).toBe(60 + 60);
    expect(minutes('2026-04-07T15:00+02:00', '2026-04-09T09:00+02:00')).toBe(60 + 60);
  });
  it('counts right on both sides of summer time', () => {
    expect(minutes('2026-03-27T15:00+01:00', '2026-03-30T09:00+02:00')).toBe(120);
  });
  it('is open when it is', () => {
    expect(hours.isOpen(new Date('2026-04-13T08:00+02:00'))).toBe(true);
    expect(hours.isOpen(new Date('2026-04-13T16:00+02:00'))).toBe(false);
    expect(hours.isOpen(new Date('2026-05-01T10:00+02:00'))).toBe(false);
  });
});

describe('legal deadlines', () => {
  const arrived = new Date('2026-04-02T10:00+02:00');
  it('gives public records the next working day, data rights the same', () => {
    expect(answerBy(['records-request'], arrived, hours)).toEqual(new Date('2026-04-07T16:00+02:00'));
    expect(answerBy(['question', 'data-request'], arrived, hours)).toEqual(new Date('2026-04-02T12:00+02:00'));
  });
  it('takes the earliest of several, and sets none for a question', () => {
    expect(answerBy(['review-request', 'records-request'], arrived, hours)).toEqual(new Date('2026-04-07T16:00+02:00'));
    expect(answerBy(['question'], arrived, hours)).toBeNull();
  });
});
