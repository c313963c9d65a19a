import { jest } from '@jest/globals';
import { ChatSession } from './chat-session.js';
import type { Heard, Wire } from './wire.js';
import { Unsent } from './wire.js';

/** A server that keeps each key once, and a network that can lose the question or the answer. */
class Network {
  readonly kept: { key: string; text: string; at: string }[] = [];
  readonly starts: string[] = [];
  lose: ('question' | 'answer')[] = [];
  refuse = 0;
  heard: Heard | undefined;

  start = (key: string) =>
    this.#travel(() => (this.starts.push(key), { token: `token-${new Set(this.starts).size}`, reference: 'K-1' }));
  say = (_token: string, key: string, text: string) =>
    this.#travel(() => {
      if (this.refuse) throw new Unsent(this.refuse, 'nej');
      const at = '2026-11-20T09:00:00.000Z';
      if (!this.kept.some((line) => line.key === key)) this.kept.push({ key, text, at });
      return { seq: this.kept.length, at };
    });
  history = async () => this.kept;
  typing = async () => undefined;
  leaveEmail = async () => undefined;
  hangUp = () => {};
  listen = (_token: string, _since: () => number, heard: Heard) => {
    this.heard = heard;
  };

  async #travel<T>(work: () => T): Promise<T> {
    const lost = this.lose.shift();
    if (lost === 'question') throw new Unsent(0, '');
    const answer = work();
    if (lost === 'answer') throw new Unsent(0, '');
    return answer;
  }
}

const storage = new Map<string, string>();
beforeEach(() => {
  storage.clear();
  jest.useFakeTimers();
  Object.assign(globalThis, {
    addEventListener: () => {},
    localStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
      removeItem: (key: string) => storage.delete(key),
    },
  });
});
afterEach(() => {
  jest.useRealTimers();
});

const begin = (network: Network) => new ChatSession(network as unknown as Wire, 'sv', () => {});
const settle = () => jest.advanceTimersByTimeAsync(60_000);
const texts = (network: Network) => network.kept.map(({ text }) => text);

test('whatever the network loses, each line arrives once and in order', async () => {
  const ways = ['question', 'answer', undefined] as const;
  for (let seed = 0; seed < 81; seed++) {
    const network = new Network();
    network.lose = [
      ways[seed % 3],
      ways[Math.floor(seed / 3) % 3],
      ways[Math.floor(seed / 9) % 3],
      ways[Math.floor(seed / 27) % 3],
    ] as ('question' | 'answer')[];
    const session = begin(network);
    session.say('ett');
    session.say('två');
    await settle();
    session.say('tre');
    await settle();
    expect(texts(network)).toEqual(['ett', 'två', 'tre']);
    expect(new Set(network.starts).size).toBe(1);
    expect(session.chat.own.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    storage.clear();
  }
});

test('a reload while a line is under way neither loses nor doubles it', async () => {
  const network = new Network();
  network.lose = [undefined, 'answer'] as unknown as ('question' | 'answer')[];
  const before = begin(network);
  before.say('är jag kvar');
  await jest.advanceTimersByTimeAsync(10);
  before.keep(true);
  const after = begin(network);
  expect(after.resume()).toBe(true);
  await settle();
  expect(texts(network)).toEqual(['är jag kvar']);
  expect(after.chat.own).toMatchObject([{ text: 'är jag kvar', state: 'sent' }]);
});

test('a line the server refuses waits for the citizen, and can be taken away', async () => {
  const network = new Network();
  const session = begin(network);
  network.refuse = 400;
  session.say('för långt');
  session.say('nästa');
  await settle();
  expect(session.chat.own.map(({ state }) => state)).toEqual(['refused', 'waiting']);
  network.refuse = 0;
  session.drop(session.chat.own[0]!.key);
  await settle();
  expect(texts(network)).toEqual(['nästa']);
});

test('a chat that cannot be opened any more is forgotten in this browser', async () => {
  const network = new Network();
  const session = begin(network);
  session.say('hej');
  await settle();
  session.keep(true);
  network.heard!.refused();
  expect(session.gone).toBe(true);
  expect(begin(network).resume()).toBe(false);
});
