import { h } from '../dom.js';
import type { ChatSession } from './chat-session.js';
import type { ChatWords } from './words.js';

const most = 4_000;

/** Where the citizen writes: Enter sends, Shift+Enter gives a new line. */
export function sayView(words: ChatWords, session: ChatSession, said: () => void): HTMLElement {
  const box = h('textarea', {
    id: 'chat-text',
    rows: '1',
    autocomplete: 'off',
    'aria-describedby': 'chat-warning chat-hint chat-error',
  });
  const error = h('p', { class: 'error', id: 'chat-error', role: 'alert' });
  const grow = () => {
    box.style.height = '44px';
    box.style.height = `${Math.min(140, box.scrollHeight + 4)}px`;
  };
  const send = () => {
    const text = box.value.trim();
    const wrong = text === '' ? words.empty : text.length > most ? words.long : '';
    error.textContent = wrong;
    box.removeAttribute('aria-invalid');
    if (wrong) {
      box.setAttribute('aria-invalid', 'true');
      return box.focus();
    }
    session.say(text);
    box.value = '';
    grow();
    box.focus();
    said();
  };
  box.addEventListener('input', () => {
    grow();
    if (box.value.trim()) session.typing();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return h(
    'form',
    {
      class: 'form',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        send();
      },
    },
    h('label', { for: 'chat-text' }, words.label),
    ' ',
    h('span', { class: 'small', id: 'chat-warning' }, words.warning),
    h('span', { class: 'vh', id: 'chat-hint' }, words.hint),
    h('div', { class: 'line' }, box, h('button', { type: 'submit', class: 'btn' }, words.send)),
    error,
  );
}
