import { h } from '../dom.js';
import type { ChatSession } from './chat-session.js';
import { Unsent } from './wire.js';
import type { ChatWords } from './words.js';

const looksWhole = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** The citizen need not wait: an address instead, and what that costs. */
export function leaveView(words: ChatWords, session: ChatSession): HTMLElement {
  const input = h('input', {
    type: 'email',
    id: 'chat-email',
    autocomplete: 'email',
    'aria-describedby': 'chat-email-hint chat-email-error',
  });
  const error = h('p', { class: 'error', id: 'chat-email-error', role: 'alert' });
  const fail = (why: string) => {
    error.textContent = why;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  const go = h('button', { type: 'submit', class: 'btn second' }, words.emailGo);
  return h(
    'form',
    {
      class: 'leave',
      novalidate: true,
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        error.textContent = '';
        input.removeAttribute('aria-invalid');
        const address = input.value.trim();
        if (!looksWhole.test(address)) return fail(words.emailWrong);
        if (!session.chat.own.some(({ state }) => state === 'sent')) return fail(words.emailFirst);
        go.disabled = true;
        session.leaveEmail(address).then(
          () => undefined,
          (problem: unknown) => {
            go.disabled = false;
            fail((problem instanceof Unsent && problem.message) || words.failed);
          },
        );
      },
    },
    h('h3', {}, words.emailTitle),
    h('p', { class: 'small', id: 'chat-email-hint' }, words.emailText),
    h('label', { for: 'chat-email' }, words.emailLabel),
    h('div', { class: 'line' }, input, go),
    error,
  );
}
