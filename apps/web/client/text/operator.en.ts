import type { OperatorText } from './operator.sv.js';

/** The operators' words in English. */
export const operatorEn: OperatorText = {
  title: 'Operations',
  finding: (events, deliveries) =>
    events + deliveries === 0
      ? 'Nothing waits for you'
      : `${[events ? (events === 1 ? '1 event' : `${events} events`) : '', deliveries ? (deliveries === 1 ? '1 reply' : `${deliveries} replies`) : ''].filter(Boolean).join(' and ')} ${events + deliveries === 1 ? 'waits' : 'wait'} for your decision`,
  lead: 'What could not be handled stays here until a person decides. Nothing is lost and nothing is sent twice.',
  events: {
    title: 'Parked events',
    none: 'No parked events.',
    what: 'Event',
    where: 'Listener',
    why: 'Why',
    when: 'When',
    attempts: (n) => (n === 1 ? '1 attempt' : `${n} attempts`),
    retry: 'Try again',
    discard: 'Give up',
    retryTitle: 'Try again?',
    retryText: 'The event goes to the listener once more, now. If that fails it is parked again.',
    discardTitle: 'Give the event up?',
    discardText: 'The listener never gets the event. This cannot be undone. The reason is kept with your name.',
    retried: 'It has been tried.',
    discarded: 'The event is given up.',
    failed: 'The parked events could not be fetched',
  },
  deliveries: {
    title: 'Replies that somebody has to check',
    none: 'No replies wait to be checked.',
    text: 'We do not know whether the reply arrived. Check in the mail system before you decide.',
    reply: 'Reply',
    contact: 'Contact',
    decisions: { 'it-arrived': 'It arrived', 'send-again': 'Send again', 'give-up': 'Give up' },
    decisionTexts: {
      'it-arrived': 'The reply is marked as sent. Nothing is sent.',
      'send-again': 'The same approved reply is sent once more. Be sure that it has not arrived already.',
      'give-up': 'The reply is not sent. The contact goes back to the agents.',
    },
    settled: 'The decision is kept.',
    failed: 'The replies could not be fetched',
  },
  health: {
    title: 'Health',
    services: 'Services',
    ok: 'answers',
    down: 'does not answer',
    lag: 'Lag',
    lagText: 'Events that a listener has not read yet.',
    noLag: 'Every listener has caught up.',
    listener: 'Listener',
    topic: 'Topic',
    behind: 'Left',
    failed: 'The health could not be fetched',
    lagFailed: 'The lag could not be fetched',
    profile: { demo: 'Demo', own: 'Own installation', production: 'Production' },
  },
  why: 'Why? The reason is kept with your name.',
};
