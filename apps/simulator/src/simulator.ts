import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type LabelledContact, loadContacts } from '#lib/pension-pack';
import { projectFolder } from '#lib/platform';
import { asNow, loadCalls } from './calls.js';
import { fill, invent } from './citizen.js';
import { call, chat, type Doors, postForm, writeMail } from './doors.js';
import { SimulatedAgent } from './simulated-agent.js';

export interface SimulatorSettings extends Doors {
  /** Contacts sent at once, so that a newcomer meets a living queue. */
  first: number;
  /** Seconds between contacts after that, on average. */
  every: number;
  /** Sign-in ids of simulated agents; none: citizens only. */
  agents: string[];
}

/** Citizens who write and call, agents who decide: all of them invented, all through the public doors. */
export class Simulator {
  #stopped = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  readonly #contacts: LabelledContact[];
  readonly #calls;

  constructor(
    private readonly settings: SimulatorSettings,
    private readonly warn: (line: string) => void,
    folder = join(projectFolder, 'libs/pension-pack'),
  ) {
    // The development hands: the model has never seen them, so that what a newcomer sees is honest.
    this.#contacts = loadContacts(folder, 'dev').filter(({ text }) => text.length > 20);
    this.#calls = loadCalls(folder);
  }

  start(): void {
    this.#running = Promise.all([this.citizens(), ...this.settings.agents.map((id) => this.agent(id))]).catch(
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.race([this.#running, pause(3_000)]);
  }

  private async citizens(): Promise<void> {
    const channels = ['email', 'form', 'chat', 'email', 'phone', 'form', 'email', 'chat'] as const;
    for (let number = 0; !this.#stopped.signal.aborted; number++) {
      const open = this.one(channels[number % channels.length] ?? 'email').catch((error: Error) =>
        this.warn(`simulator: ${error.message}`),
      );
      if (number < this.settings.first) await Promise.race([open, this.pause(400)]);
      else await this.pause(this.settings.every * 1000 * (0.5 + Math.random()));
    }
  }

  /** One invented contact by one channel. */
  async one(channel: 'email' | 'form' | 'chat' | 'phone'): Promise<void> {
    const citizen = invent();
    const of = this.#contacts.filter((contact) => contact.channel === channel);
    const contact = of[randomInt(Math.max(1, of.length))];
    if (channel === 'phone') {
      const recorded = this.#calls[randomInt(Math.max(1, this.#calls.length))];
      if (recorded) await call(this.settings, asNow(recorded, citizen, 'sim-1'), 1);
      return;
    }
    if (!contact) return;
    const text = fill(contact.text, citizen);
    if (channel === 'email') await writeMail(this.settings, citizen, fill(contact.subject ?? '', citizen), text);
    else if (channel === 'form')
      await postForm(
        this.settings,
        citizen,
        (contact.subject ?? text.split(/[.?!\n]/)[0] ?? 'Fråga').slice(0, 80),
        text,
        randomUUID(),
      );
    else await chat(this.settings, citizen, text, randomUUID().slice(0, 30));
  }

  private async agent(id: string): Promise<void> {
    const agent = new SimulatedAgent(this.settings.url, id);
    await this.pause(4_000);
    for (let signedIn = false; !this.#stopped.signal.aborted; await this.pause(20_000 + randomInt(25_000))) {
      try {
        if (!signedIn) await agent.signIn();
        signedIn = true;
        await agent.work();
      } catch (error) {
        signedIn = false;
        if (!this.#stopped.signal.aborted) this.warn(`simulator: ${(error as Error).message}`);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }
}
