import { describe, expect, it } from '@jest/globals';
import { patterns } from './demo-patterns.js';
import { expectedOn, pastContacts, randomFrom } from './history.js';

describe('the demo’s past', () => {
  const contacts = pastContacts(patterns, '2026-01-01', '2026-04-19', randomFrom(1));
  const on = (day: string): number => contacts.filter((contact) => contact.day === day).length;
  const of = (caseType: string, from: string, to: string): number =>
    contacts.filter((contact) => contact.caseType === caseType && contact.day >= from && contact.day <= to).length;

  it('knows every case type once, and mixes that sum to one', () => {
    expect(new Set(patterns.map(({ caseType }) => caseType)).size).toBe(45);
    for (const { mix } of patterns) expect(mix.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });
  it('is busy on Mondays and quiet at Easter', () => {
    expect(on('2026-03-16')).toBeGreaterThan(on('2026-03-20'));
    expect(on('2026-04-06')).toBeLessThan(on('2026-04-07') / 3);
  });
  it('has seasons, paydays and something to discover lately', () => {
    expect(of('orange-envelope', '2026-03-01', '2026-03-28')).toBeGreaterThan(
      of('orange-envelope', '2026-01-01', '2026-01-28') * 1.3,
    );
    expect(of('payment-date', '2026-02-16', '2026-02-20')).toBeGreaterThan(
      of('payment-date', '2026-02-02', '2026-02-06') * 1.5,
    );
    expect(of('login', '2026-03-23', '2026-04-19')).toBeGreaterThan(of('login', '2026-02-23', '2026-03-22'));
  });
  it('is the same for the same seed and never after its last day', () => {
    expect(pastContacts(patterns, '2026-01-01', '2026-01-10', randomFrom(1))).toEqual(
      pastContacts(patterns, '2026-01-01', '2026-01-10', randomFrom(1)),
    );
    expect(contacts.every(({ day }) => day <= '2026-04-19')).toBe(true);
    expect(expectedOn({ caseType: 'x', perDay: 10, mix: [1, 0, 0, 0] }, '2026-01-06')).toBeLessThan(2);
  });
});
