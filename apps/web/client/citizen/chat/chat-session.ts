import { newKey } from '../dom.js';
import {
  back,
  type Chat,
  dropped,
  heard,
  lost,
  marked,
  newChat,
  nextToSend,
  placed,
  recalled,
  wrote,
} from './conversation.js';
import { forgetChat, type KeptChat, keepChat, readChat } from './kept-chat.js';
import { Unsent, Wire } from './wire.js';

const typingShownMs = 6_000;
const typingToldMs = 3_000;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const now = () => new Date().toISOString();

/** One citizen's chat: says what is written, in order and once; hears what is approved; survives a reload. */
export class ChatSession {
  chat: Chat = newChat();
  reference = '';
  /** The chat exists on the server, or has something to send. */
  begun = false;
  gone = false;
  typingUntil = 0;
  #startKey = newKey();
  #token = '';
  #sending = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldTyping = 0;

  constructor(
    private readonly wire: Wire,
    private readonly language: 'sv' | 'en',
    private readonly changed: () => void,
  ) {
    addEventListener('online', () => this.#flushNow());
  }

  /** Takes up a chat that was open in this browser. Answers whether its window was open. */
  resume(): boolean {
    const kept = readChat();
    if (!kept) return false;
    this.#startKey = kept.startKey;
    this.#token = kept.token;
    this.reference = kept.reference;
    this.begun = true;
    this.chat = {
      ...this.chat,
      own: kept.unsent.map((line) => (line.state === 'sending' ? { ...line, state: 'waiting' } : line)),
      place: kept.place,
      emailed: kept.emailed,
    };
    if (this.#token) this.#connect();
    void this.#flush();
    return kept.open;
  }

  say(text: string): void {
    this.begun = true;
    this.#become(wrote(this.chat, newKey(), text, now()));
    void this.#flush();
  }

  retry(key: string): void {
    this.#become(marked(this.chat, key, { state: 'waiting', why: '' }));
    this.#flushNow();
  }

  drop(key: string): void {
    this.#become(dropped(this.chat, key));
    void this.#flush();
  }

  /** Tells the agent that something is being written; never what. */
  typing(): void {
    if (!this.#token || Date.now() - this.#toldTyping < typingToldMs) return;
    this.#toldTyping = Date.now();
    void this.wire.typing(this.#token);
  }

  /** Throws `Unsent` with the server's own words. */
  async leaveEmail(address: string): Promise<void> {
    await this.wire.leaveEmail(this.#token, address);
    this.#become({ ...this.chat, emailed: address });
  }

  end(): void {
    clearTimeout(this.#timer);
    this.wire.hangUp();
    forgetChat();
    this.chat = newChat();
    this.#startKey = newKey();
    this.#token = '';
    this.reference = '';
    this.begun = false;
    this.gone = false;
    this.changed();
  }

  keep(open: boolean): void {
    if (!this.begun) return;
    const kept: Omit<KeptChat, 'at'> = {
      startKey: this.#startKey,
      token: this.#token,
      reference: this.reference,
      unsent: this.chat.own.filter(({ state }) => state !== 'sent'),
      place: this.chat.place,
      emailed: this.chat.emailed,
      open,
    };
    keepChat(kept);
  }

  #become(chat: Chat): void {
    this.chat = chat;
    this.changed();
  }

  #connect(): void {
    this.wire.listen(this.#token, () => this.chat.cursor, {
      connected: () => {
        this.#become(back(this.chat, now()));
        void this.#recall();
        this.#flushNow();
      },
      lost: () => this.#become(lost(this.chat, now())),
      line: (line) => {
        this.typingUntil = 0;
        this.#become(heard(this.chat, line));
      },
      place: (place) => this.#become(placed(this.chat, place, now())),
      typing: () => {
        this.typingUntil = Date.now() + typingShownMs;
        this.changed();
        setTimeout(this.changed, typingShownMs + 50);
      },
      closed: () => this.#become({ ...this.chat, closed: true }),
      refused: () => this.#lose(),
    });
  }

  async #recall(): Promise<void> {
    try {
      this.#become(recalled(this.chat, await this.wire.history(this.#token)));
    } catch (error) {
      if (error instanceof Unsent && error.gone) this.#lose();
    }
  }

  #lose(): void {
    this.gone = true;
    this.wire.hangUp();
    forgetChat();
    this.changed();
  }

  #flushNow(): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
    void this.#flush();
  }

  /** Sends what waits, one line at a time. A lost answer is asked for again with the same key: the server keeps one. */
  async #flush(): Promise<void> {
    if (this.#sending || this.gone) return;
    this.#sending = true;
    try {
      for (let line = nextToSend(this.chat); line; line = nextToSend(this.chat)) {
        this.#become(marked(this.chat, line.key, { state: 'sending' }));
        const { key, text } = line;
        try {
          if (!this.#token) {
            ({ token: this.#token, reference: this.reference } = await this.wire.start(this.#startKey, this.language));
            this.#connect();
          }
          const { at } = await this.wire.say(this.#token, key, text);
          this.#failures = 0;
          this.#become(marked(this.chat, key, { state: 'sent', at }));
        } catch (error) {
          const unsent = error instanceof Unsent ? error : new Unsent(0, '');
          this.#become(
            marked(this.chat, key, unsent.passing ? { state: 'waiting' } : { state: 'refused', why: unsent.message }),
          );
          if (unsent.gone) this.#lose();
          if (unsent.passing) {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => void this.#flush(), retryMs[Math.min(this.#failures++, retryMs.length - 1)]);
          }
          return;
        }
      }
    } finally {
      this.#sending = false;
    }
  }
}
