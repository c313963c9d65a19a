import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import { Settings } from '#lib/platform';
import { emailLimit } from './email.js';
import { EmailService } from './email.service.js';
import { ImapStore } from './imap.store.js';
import { imapAddress } from './imap-address.js';

/** Milliseconds. The server's IDLE tells of new mail at once; polling is the net under it. */
export const imapPace = { poll: 60_000, firstPause: 1_000, longestPause: 60_000 };

/**
 * Fetches mail from the authority's mailbox. A mail is marked \Seen only when it is kept; until then it is fetched again.
 * Nothing is moved or deleted in the mailbox.
 */
@Injectable()
export class ImapReceiver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('imap');
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(
    private readonly settings: Settings,
    private readonly email: EmailService,
    private readonly place: ImapStore,
  ) {}

  onApplicationBootstrap(): void {
    const url = this.settings.env.IMAP_URL;
    if (url) this.#running = this.run(url);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await Promise.race([this.#running, pause(10_000, undefined, { ref: false })]);
  }

  /** Connects again and again, with pauses that grow while it fails and begin anew once it has worked. */
  private async run(url: string): Promise<void> {
    let wait = imapPace.firstPause;
    while (!this.#stop.signal.aborted) {
      try {
        await this.session(url, () => (wait = imapPace.firstPause));
      } catch (error) {
        // Never the address itself: it holds the password.
        this.#log.warn(
          `No mail fetched: ${error instanceof Error ? error.message : 'unknown error'}. Trying again in ${wait / 1_000} s.`,
        );
      }
      await this.rest(wait);
      wait = Math.min(wait * 2, imapPace.longestPause);
    }
  }

  /** One connection, until it breaks or we stop. */
  private async session(url: string, works: () => void): Promise<void> {
    const { mailbox, ...address } = imapAddress(url);
    const client = new ImapFlow({
      ...address,
      logger: false,
      emitLogs: false,
      autoIdleDelay: 250,
      maxIdleTime: 5 * 60_000,
      socketTimeout: 6 * 60_000,
      connectionTimeout: 20_000,
      greetingTimeout: 15_000,
      maxLiteralSize: emailLimit + 1_000_000,
    });
    let broken: Error | undefined;
    client.on('error', (error: Error) => {
      broken = error;
      this.#wake();
    });
    client.on('close', () => {
      broken ??= new Error('the connection was closed');
      this.#wake();
    });
    client.on('exists', () => this.#wake());
    try {
      await client.connect();
      while (!broken && !this.#stop.signal.aborted) {
        const woken = this.nextWake(); // before the sweep: what comes meanwhile must not wait for the next poll
        await this.sweep(client, mailbox);
        works();
        await Promise.race([woken, this.rest(imapPace.poll)]);
      }
      if (broken && !this.#stop.signal.aborted) throw broken;
    } finally {
      await Promise.race([client.logout().catch(() => undefined), pause(2_000, undefined, { ref: false })]);
      client.close();
    }
  }

  /** Takes everything that is new: above the last number taken, or unseen. */
  private async sweep(client: ImapFlow, mailbox: string): Promise<void> {
    if (!client.mailbox || client.mailbox.path !== mailbox) await client.mailboxOpen(mailbox);
    const open = client.mailbox;
    if (!open) throw new Error(`the mailbox ${mailbox} cannot be opened`);
    const name = this.place.nameOf(this.settings.env.IMAP_URL ?? '');
    const uidValidity = String(open.uidValidity);
    const last = await this.place.read(name, uidValidity);
    const unseen = (await client.search({ seen: false }, { uid: true })) || [];
    const newer = last === undefined ? [] : (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || [];
    const wanted = [...new Set([...unseen, ...newer.filter((uid) => uid > (last ?? 0))])].sort((a, b) => a - b);
    let highest = last ?? 0;
    for (const uid of wanted) {
      if (this.#stop.signal.aborted) return;
      await this.takeOne(client, uid);
      highest = Math.max(highest, uid);
      await this.place.write(name, uidValidity, highest);
    }
    // A mailbox seen for the first time: what was read before we came is not ours to fetch.
    if (last === undefined) await this.place.write(name, uidValidity, Math.max(highest, Number(open.uidNext) - 1));
  }

  private async takeOne(client: ImapFlow, uid: number): Promise<void> {
    const about = await client.fetchOne(
      String(uid),
      { uid: true, size: true, internalDate: true, envelope: true },
      { uid: true },
    );
    if (!about) return; // deleted meanwhile by somebody else
    const at = new Date(about.internalDate ?? Date.now());
    if ((about.size ?? 0) > emailLimit) {
      await this.email.refused(about.envelope?.from?.[0]?.address ?? '', about.size ?? 0, at, true);
    } else {
      const whole = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
      if (!whole || whole.source === undefined) return;
      await this.email.take(whole.source, { at });
    }
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }

  private nextWake(): Promise<void> {
    return new Promise((done) => {
      this.#wake = done;
    });
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
  }
}
