import { h } from '../dom.js';
import type { ChatSession } from './chat-session.js';
import { answering } from './conversation.js';
import { leaveView } from './leave-view.js';
import { LogView } from './log-view.js';
import { sayView } from './say-view.js';
import type { ChatWords } from './words.js';

/** The open window: who answers or where one stands in the queue, what is said, and where to write. */
export class WindowView {
  readonly element: HTMLElement;
  readonly log: LogView;
  readonly #who = h('p', { class: 'who' });
  readonly #queue = h('div', { class: 'queue', role: 'status' });
  readonly #bad = h('p', { class: 'bad', role: 'status' });
  readonly #typing = h('div', { class: 'typing', role: 'status' });
  readonly #say: HTMLElement;
  readonly #leave: HTMLElement;
  readonly #other: HTMLButtonElement;
  readonly #ask: HTMLElement;
  #wantsEmail = false;

  constructor(
    private readonly words: ChatWords,
    language: 'sv' | 'en',
    private readonly session: ChatSession,
    minimise: () => void,
  ) {
    this.log = new LogView(words, language, session);
    this.#say = sayView(words, session, () => this.log.toEnd());
    this.#leave = leaveView(words, session);
    this.#other = h(
      'button',
      { type: 'button', class: 'link', style: 'padding:0;margin:0 16px 4px', onclick: () => this.#showEmail() },
      words.emailInstead,
    );
    this.#ask = this.#endView(minimise);
    this.element = h(
      'section',
      {
        class: 'window',
        role: 'dialog',
        'aria-labelledby': 'chat-title',
        lang: language,
        onkeydown: (event: KeyboardEvent) => event.key === 'Escape' && minimise(),
      },
      h(
        'div',
        { class: 'head' },
        h('h2', { id: 'chat-title' }, words.title),
        h('button', { type: 'button', class: 'link', onclick: minimise }, words.minimise),
        h('button', { type: 'button', class: 'link', onclick: () => this.#askEnd() }, words.end),
      ),
      this.#who,
      this.#queue,
      this.#bad,
      this.log.element,
      this.#typing,
      this.#ask,
      this.#say,
      this.#other,
      this.#leave,
    );
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('#chat-text')?.focus();
  }

  draw(): void {
    const { words, session } = this;
    const { chat } = session;
    const agent = answering(chat);
    const over = chat.closed || session.gone;
    const inQueue = session.begun && !agent && !over && !chat.emailed;
    show(this.#who, agent && !over ? [h('b', {}, words.who(agent)), ` ${words.whoMore}`] : null);
    show(
      this.#queue,
      inQueue ? this.#queueLines() : chat.emailed && !over ? [h('p', {}, words.emailDone(chat.emailed))] : null,
    );
    show(
      this.#bad,
      session.gone
        ? [words.gone, this.#again()]
        : chat.closed
          ? [words.closed, this.#again()]
          : chat.lostAt
            ? [words.lost]
            : null,
    );
    const typing = agent && session.typingUntil > Date.now() && !over;
    show(
      this.#typing,
      typing
        ? [h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), words.typing(agent)]
        : null,
    );
    this.#say.hidden = over;
    this.#leave.hidden =
      over ||
      chat.emailed !== '' ||
      !(this.#wantsEmail || (inQueue && chat.own.some(({ state }) => state === 'sent') && innerHeight > 700));
    this.#other.hidden = over || chat.emailed !== '' || !this.#leave.hidden || !session.begun;
    this.log.draw(chat);
  }

  #queueLines(): (Node | string)[] {
    const { words, session } = this;
    const { place } = session.chat;
    return [
      h('p', { class: 'n' }, place && place.place > 0 ? words.place(place.place) : words.waiting),
      ...(place && place.waitTo > 0 ? [h('p', {}, words.wait(place.waitFrom, place.waitTo))] : []),
      h('p', { class: 'small' }, words.human, session.reference ? ` ${words.reference(session.reference)}` : ''),
    ];
  }

  #again(): HTMLElement {
    return h('button', { type: 'button', class: 'link', onclick: () => this.#restart() }, this.words.again);
  }

  #restart(): void {
    this.#wantsEmail = false;
    this.session.end();
    this.focus();
  }

  #showEmail(): void {
    this.#wantsEmail = true;
    this.draw();
    this.#leave.querySelector('input')?.focus();
  }

  #askEnd(): void {
    this.#ask.hidden = false;
    this.#ask.querySelector('button')?.focus();
  }

  #endView(minimise: () => void): HTMLElement {
    const { words } = this;
    const close = () => {
      this.#ask.hidden = true;
    };
    return h(
      'div',
      { class: 'ask', role: 'group', 'aria-labelledby': 'chat-end', hidden: true },
      h('h3', { id: 'chat-end' }, words.endTitle),
      h('p', { class: 'small' }, words.endText),
      h(
        'div',
        { class: 'line' },
        h('button', { type: 'button', class: 'btn second', onclick: () => (close(), this.focus()) }, words.endNo),
        h(
          'button',
          {
            type: 'button',
            class: 'btn',
            onclick: () => (close(), (this.#wantsEmail = false), this.session.end(), minimise()),
          },
          words.endYes,
        ),
      ),
    );
  }
}

/** Fills a region only when what it says has changed: a live region speaks at every touch. */
function show(region: HTMLElement, children: (Node | string)[] | null): void {
  region.hidden = !children;
  const said = (children ?? [])
    .map((child) => (typeof child === 'string' ? child : (child.textContent ?? '')))
    .join('|');
  if (region.dataset['said'] === said) return;
  region.dataset['said'] = said;
  region.replaceChildren(...(children ?? []));
}
