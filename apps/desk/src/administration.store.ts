import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BusinessHours, type Hours } from './business-hours.js';
import type { Targets } from './queue.js';
import type { Skill } from './routing.js';

/** Milliseconds a replica may work by older rules after somebody changed them. */
const keepFor = 5_000;

export interface DeskSettings {
  /** Minutes a claim lasts unless renewed. */
  leaseMinutes: number;
  /** Every n-th contact goes to the demo's simulated agents while there are any; 0 is none. */
  simulatedEvery: number;
}
export interface Rules {
  teams: { id: string; name: string; caseTypes: string[] }[];
  skills: (Skill & { name: string })[];
  targets: Targets;
  hours: BusinessHours;
  settings: DeskSettings;
}

/** What supervisors have decided, read often and changed seldom. */
@Injectable()
export class AdministrationStore {
  #known: { rules: Rules; until: number } | undefined;
  #hours: { written: string; hours: BusinessHours } | undefined;

  constructor(private readonly database: DataSource) {}

  async rules(): Promise<Rules> {
    if (this.#known && this.#known.until > Date.now()) return this.#known.rules;
    const rules = await this.read();
    this.#known = { rules, until: Date.now() + keepFor };
    return rules;
  }

  /** After a change here: the next reader sees it. */
  forget(): void {
    this.#known = undefined;
  }

  async read(manager: EntityManager = this.database.manager): Promise<Rules> {
    const all = <T>(sql: string) => manager.query(sql) as Promise<T[]>;
    const teams = await all<{ id: string; name: string; case_types: string[] }>('select * from team order by id');
    const skills = await all<{ id: string; name: string; case_types: string[]; acts: string[]; channels: string[] }>(
      'select * from skill order by id',
    );
    const week = await all<Hours & { weekday: number }>('select * from opening_hours order by weekday');
    const special = await all<{ day: string; opens: string | null; closes: string | null }>(
      `select to_char(day, 'YYYY-MM-DD') as day, opens, closes from special_day order by day`,
    );
    const targets = await all<{ channel: string; minutes: number }>('select * from target');
    const settings = await all<{ key: string; value: number }>('select * from setting');
    const hours = this.hoursOf(week, special);
    return {
      teams: teams.map(({ id, name, case_types }) => ({ id, name, caseTypes: case_types })),
      skills: skills.map(({ id, name, case_types, acts, channels }) => ({
        id,
        name,
        caseTypes: case_types,
        acts,
        channels,
      })),
      targets: Object.fromEntries(targets.map(({ channel, minutes }) => [channel, minutes])),
      hours,
      settings: {
        leaseMinutes: 15,
        simulatedEvery: 3,
        ...Object.fromEntries(settings.map(({ key, value }) => [key, value])),
      },
    };
  }

  /** The same object while nothing has changed, since it remembers the days it has counted. */
  private hoursOf(
    week: (Hours & { weekday: number })[],
    special: { day: string; opens: string | null; closes: string | null }[],
  ): BusinessHours {
    const written = JSON.stringify([week, special]);
    if (this.#hours?.written === written) return this.#hours.hours;
    const hours = new BusinessHours({
      week: new Map(week.map(({ weekday, opens, closes }) => [weekday, { opens, closes }])),
      special: new Map(special.map(({ day, opens, closes }) => [day, opens && closes ? { opens, closes } : null])),
    });
    this.#hours = { written, hours };
    return hours;
  }
}
