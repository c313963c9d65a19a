import { describe, expect, it } from '@jest/globals';
import { BusinessHours } from './business-hours.js';
import { inOrder, type Queued } from './queue.js';

const hours = new BusinessHours({
  week: new Map([1, 2, 3, 4, 5].map((weekday) => [weekday, { opens: '08:00', closes: '17:00' }])),
  special: new Map(),
});
const targets = { phone: 5, chat: 3, form: 960, email: 960 };
const now = new Date('2026-04-15T12:00+02:00');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const contact = (id: string, more: Partial<Queued>): Queued & { id: string } => ({
  id,
  risk: false,
  urgency: 'normal',
  answerBy: null,
  waitingSince: ago(1),
  arrivedAt: ago(1),
  channel: 'email',
  ...more,
});
const order = (...contacts: (Queued & { id: string })[]) => inOrder(contacts, targets, hours, now).map(({ id }) => id);

describe('the order of the queue', () => {
  it('puts risk before everything, however new', () => {
    expect(
      order(
        contact('old', { waitingSince: ago(6_000) }),
        contact('law', { answerBy: ago(60) }),
        contact('risk', { risk: true }),
      )[0],
    ).toBe('risk');
  });
  it('puts a deadline of the law first only when it presses, the nearest first', () => {
    const soon = contact('soon', { answerBy: new Date(now.getTime() + 3_600_000) });
    const past = contact('past', { answerBy: ago(10) });
    const far = contact('far', { answerBy: new Date(now.getTime() + 5 * 86_400_000) });
    expect(order(far, contact('late', { waitingSince: ago(3_000) }), soon, past)).toEqual([
      'past',
      'soon',
      'late',
      'far',
    ]);
  });
  it('measures age against the target: four minutes of chat weigh more than four hours of mail', () => {
    expect(
      order(contact('mail', { waitingSince: ago(200) }), contact('chat', { channel: 'chat', waitingSince: ago(4) })),
    ).toEqual(['chat', 'mail']);
  });
  it('does not age anybody at night', () => {
    const evening = contact('evening', { waitingSince: new Date('2026-04-14T18:00+02:00') });
    const morning = contact('morning', { waitingSince: new Date('2026-04-15T08:00+02:00') });
    expect(order(morning, evening)).toEqual(['evening', 'morning']);
  });
  it('lets high urgency age twice as fast', () => {
    expect(
      order(contact('plain', { waitingSince: ago(100) }), contact('high', { urgency: 'high', waitingSince: ago(60) })),
    ).toEqual(['high', 'plain']);
  });
  it('orders 5,000 contacts', () => {
    const many = Array.from({ length: 5_000 }, (_, n) =>
      contact(String(n), { waitingSince: ago(n * 3), channel: n % 2 ? 'chat' : 'email' }),
    );
    expect(order(...many)).toHaveLength(5_000);
  });
});
