import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/core';
import { Settings } from '#lib/platform';
import { AdministrationStore } from './administration.store.js';
import type { Contact } from './contact.entity.js';
import { isSimulatorsTurn, simulatedTeam } from './routing.js';

/** Simulated agents count as being there this long after they last asked for anything, in milliseconds. */
const simulatorAway = 120_000;

/** Gives a contact its team. */
@Injectable()
export class TeamService {
  #on: { on: boolean; until: number } | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly database: DataSource,
    private readonly administration: AdministrationStore,
    private readonly clock: Clock,
  ) {}

  /** Makes the rule for now, before a transaction: by the simulator's turn when the contact is new, else by case type; a person's decision stays. */
  async placer(): Promise<(contact: Contact) => void> {
    const { teams, settings } = await this.administration.rules();
    const every = this.settings.demo && (await this.simulatorIsOn()) ? settings.simulatedEvery : 0;
    return (contact) => {
      if (contact.teamBy === '') {
        const simulated = isSimulatorsTurn(contact.id, every);
        Object.assign(contact, {
          simulated,
          team: simulated ? simulatedTeam : '',
          teamBy: simulated ? 'simulator' : 'case-type',
        });
      }
      if (contact.teamBy === 'case-type')
        contact.team = teams.find(({ caseTypes }) => caseTypes.includes(contact.caseType))?.id ?? '';
    };
  }

  /** Whether a simulated agent has asked for anything lately. */
  async simulatorIsOn(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (this.#on && this.#on.until > now) return this.#on.on;
    const [row] = (await this.database.query('select 1 from person where simulated and seen_at > $1 limit 1', [
      new Date(now - simulatorAway),
    ])) as unknown[];
    this.#on = { on: row !== undefined, until: now + 5_000 };
    return this.#on.on;
  }
}
