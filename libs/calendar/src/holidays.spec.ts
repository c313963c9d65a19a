import { describe, expect, it } from '@jest/globals';
import { easterOf, holidayOn, holidaysOf } from './holidays.js';
import { instantOf, localTime } from './local-time.js';
import { isWorkingDay, workingDayAfter, workingDays } from './working-days.js';

describe('the Swedish calendar', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('Easter Sunday %i is %s', (year, day) => expect(easterOf(year)).toBe(day));

  it('knows the movable holidays of 2026', () => {
    expect([...holidaysOf(2026).keys()]).toEqual(
      expect.arrayContaining(['2026-04-03', '2026-04-06', '2026-05-14', '2026-06-19', '2026-06-20', '2026-10-31']),
    );
    expect(holidayOn('2026-05-14')).toBe('Kristi himmelsfärdsdag');
    expect(holidayOn('2026-05-15')).toBeUndefined();
  });

  it('counts working days: 18 in April 2026 after Easter, none over Christmas', () => {
    expect(workingDays('2026-03-30', '2026-04-24')).toBe(18);
    expect(workingDays('2026-12-24', '2026-12-27')).toBe(0);
    expect(isWorkingDay('2026-12-23')).toBe(true);
    expect(isWorkingDay('2026-12-23', new Set(['2026-12-23']))).toBe(false);
  });

  it('finds the next working days', () => {
    expect(workingDayAfter('2026-04-02', 1)).toBe('2026-04-07');
    expect(workingDayAfter('2026-04-04', 0)).toBe('2026-04-07');
  });

  it('turns wall clock into instants on both sides of summer time', () => {
    expect(instantOf('2026-01-15', '08:00').toISOString()).toBe('2026-01-15T07:00:00.000Z');
    expect(instantOf('2026-07-15', '08:00').toISOString()).toBe('2026-07-15T06:00:00.000Z');
    expect(instantOf('2026-03-29', '00:30').toISOString()).toBe('2026-03-28T23:30:00.000Z');
    expect(localTime(new Date('2026-07-15T22:30:00Z'))).toEqual({ day: '2026-07-16', hour: 0, minute: 30 });
  });
});
