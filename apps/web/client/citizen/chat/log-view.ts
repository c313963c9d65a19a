import { h, timeOf } from '../dom.js';
import { answering, type Chat, type Item, items } from './conversation.js';
import type { ChatWords } from './words.js';

export interface LineActs {
  retry: (key: string) => void;
  drop: (key: string) => void;
}

/** The conversation as a live log: new lines are added last and never redrawn, so that a screen reader reads each once. */
export class LogView {
  readonly element: HTMLElement;
  readonly #drawn = new Map<string, { node: HTMLElement; as: string }>();

  constructor(
    private readonly words: ChatWords,
    private readonly language: 'sv' | 'en',
    private readonly acts: LineActs,
  ) {
    this.element = h(
      'div',
      { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.log, tabindex: '0' },
      h('p', { class: 'note' }, words.intro),
    );
  }

  draw(chat: Chat): void {
    const { element } = this;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    const agent = answering(chat) || this.words.agent;
    const all = items(chat);
    const ids = new Set<string>();
    let added = false;
    all.forEach((item, index) => {
      const id = idOf(item);
      const as = JSON.stringify(item);
      ids.add(id);
      const before = this.#drawn.get(id);
      let node = before?.node;
      if (!node || before?.as !== as) {
        const fresh = this.#node(item, agent);
        if (node) node.replaceWith(fresh);
        node = fresh;
        added ||= !before;
        this.#drawn.set(id, { node, as });
      }
      // The intro stands first.
      if (element.children[index + 1] !== node) element.insertBefore(node, element.children[index + 1] ?? null);
    });
    for (const [id, { node }] of this.#drawn) {
      if (ids.has(id)) continue;
      node.remove();
      this.#drawn.delete(id);
    }
    if (added && atEnd) element.scrollTop = element.scrollHeight;
  }

  toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  #node(item: Item, agent: string): HTMLElement {
    const { words, language } = this;
    const time = (at: string) => timeOf(at, language);
    if (item.kind === 'took') return h('p', { class: 'note' }, words.took(item.name, time(item.at)));
    if (item.kind === 'break') return h('p', { class: 'note' }, words.brokeAndBack(time(item.from)));
    if (item.kind === 'reply') return said('reply', `${item.from || agent} ${time(item.at)}`, item.text);
    const unsent = item.state !== 'sent';
    const node = said(
      unsent ? 'own unsent' : 'own',
      `${words.you} ${time(item.at)}, ${words.states[item.state]}`,
      item.text,
    );
    if (item.state === 'refused') {
      node.append(
        h('p', { class: 'why' }, item.why || words.failed),
        h('button', { type: 'button', class: 'link', onclick: () => this.acts.retry(item.key) }, words.retry),
        h('button', { type: 'button', class: 'link', onclick: () => this.acts.drop(item.key) }, words.drop),
      );
    }
    return node;
  }
}

const idOf = (item: Item) =>
  item.kind === 'own' ? item.key : item.kind === 'reply' ? item.replyId : `${item.kind} ${item.at}`;
const said = (kind: string, by: string, text: string) =>
  h('div', { class: `said ${kind}` }, h('p', { class: 'by' }, by), h('p', { class: 'text' }, ...linked(text)));

/** Addresses become links to be chosen, and nothing else does: the text is never markup. */
function linked(text: string): (Node | string)[] {
  return text
    .split(/(https:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, index) =>
      index % 2 === 1 ? h('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part,
    );
}
