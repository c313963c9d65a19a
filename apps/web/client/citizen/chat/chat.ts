import { h } from '../dom.js';
import { ChatSession } from './chat-session.js';
import { sheet } from './style.js';
import { WindowView } from './window-view.js';
import { Wire } from './wire.js';
import { words as all } from './words.js';

/**
 * The chat widget, one script tag on any page:
 * `<script src="https://…/chat.js" data-language="sv" data-theme="auto" defer></script>`
 * `data-language` sv or en (else the page's own), `data-theme` light, dark or auto (else light), `data-server` where the doors are (else where the script came from).
 * While the window is open, `<html data-sufflor-chat>` lets the page make room.
 */
const script = document.currentScript as HTMLScriptElement | null;
const asked = script?.dataset['language'] ?? document.documentElement.lang;
const language = asked.startsWith('en') ? 'en' : 'sv';
const server = script?.dataset['server'] ?? (script?.src ? new URL(script.src).origin : location.origin);
const words = all[language];

function begin(): void {
  const host = h('div', { id: 'sufflor-chat' });
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet()];
  follow(host, script?.dataset['theme'] ?? 'light');
  let open = false;
  let seen = 0;
  const launch = h('button', {
    type: 'button',
    class: 'launch',
    'aria-haspopup': 'dialog',
    lang: language,
    onclick: () => show(true),
  });
  const session = new ChatSession(new Wire(server), language, () => draw());
  const view = new WindowView(words, language, session, () => show(false));
  const draw = () => {
    const { length } = session.chat.replies;
    if (open) seen = length;
    launch.textContent = length > seen ? words.unread(length - seen) : words.open;
    launch.hidden = open;
    view.element.hidden = !open;
    if (open) view.draw();
    session.keep(open);
  };
  const show = (now: boolean, focus = true) => {
    open = now;
    document.documentElement.toggleAttribute('data-sufflor-chat', now);
    draw();
    if (now) view.log.toEnd();
    if (focus) now ? view.focus() : launch.focus();
  };
  root.append(launch, view.element);
  document.body.append(host);
  const wasOpen = session.resume();
  if (wasOpen) show(true, false);
  else draw();
  // A page's own button or link may open the chat: <a href="#sufflor-chat">.
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a[href="#sufflor-chat"], [data-open-chat]'))
      return;
    event.preventDefault();
    show(true);
  });
}

function follow(host: HTMLElement, theme: string): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const become = () => host.setAttribute('data-theme', theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);
  dark.addEventListener('change', become);
  become();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
else begin();
