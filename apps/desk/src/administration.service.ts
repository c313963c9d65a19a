import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Bus } from '#lib/bus';
import type {
  Administration,
  ImportCsv,
  Imported,
  SetAdministration,
  SetPerson,
  Skill,
  SpecialDay,
  Team,
} from '#lib/contracts';
import { Refused } from '#lib/core';
import { AdministrationStore } from './administration.store.js';
import { CaseTypes } from './case-types.service.js';
import { ContactStore } from './contact.store.js';
import { type ImportedPerson, readImport } from './import.js';

/** Teams, skills, hours, targets and who handles protected identities. Every change is kept with who made it. */
@Injectable()
export class AdministrationService {
  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly store: AdministrationStore,
    private readonly contacts: ContactStore,
    private readonly caseTypes: CaseTypes,
  ) {}

  async read(rows: EntityManager = this.database.manager): Promise<Administration> {
    const all = <T>(sql: string) => rows.query(sql) as Promise<T[]>;
    const { teams, skills, settings } = await this.store.read(rows);
    return {
      teams,
      skills: skills as Administration['skills'],
      settings,
      openingHours: await all('select weekday, opens, closes from opening_hours order by weekday'),
      specialDays: await all(
        `select to_char(day, 'YYYY-MM-DD') as day, opens, closes, why from special_day order by day`,
      ),
      targets: await all('select channel, minutes from target order by channel'),
      people: await all(
        'select id, name, team as "signInTeam", set_team as team, skills, protected from person where not simulated order by name, id limit 2000',
      ),
    };
  }

  /** Replaces the lists that are given. Refuses unknown case types and ids that come twice. */
  async set(by: string, given: SetAdministration): Promise<Administration> {
    this.check(given);
    const after = await this.bus.transaction(async (tx) => {
      await tx.rows.query(`select pg_advisory_xact_lock(hashtext('desk.administration'))`);
      const before = await this.read(tx.rows);
      for (const what of Object.keys(given) as (keyof SetAdministration)[]) {
        if (given[what] === undefined) continue;
        await writers[what](tx.rows, given[what] as never);
        await tx.rows.query('insert into administered (by, what, was, became) values ($1, $2, $3, $4)', [
          by,
          what,
          JSON.stringify(before[what]),
          JSON.stringify(given[what]),
        ]);
      }
      if (given.teams) await this.placeAgain(tx.rows);
      return this.read(tx.rows);
    });
    this.store.forget();
    this.contacts.told();
    return after;
  }

  async setPerson(by: string, id: string, person: z.infer<typeof SetPerson>): Promise<void> {
    await this.bus.transaction(async (tx) => this.putPerson(tx.rows, by, { id, ...person }));
  }

  /** Checks a spreadsheet and, when told to and nothing is wrong, adds or replaces its rows; rows it does not name stay. */
  async importCsv(by: string, { kind, csv, apply }: z.infer<typeof ImportCsv>): Promise<Imported> {
    const { rows, wrong } = readImport(kind, csv);
    if (!apply || wrong.length > 0) return { rows: rows.length, wrong, applied: false };
    const now = await this.read();
    if (kind === 'people')
      await this.bus.transaction(async (tx) => {
        for (const row of rows as z.infer<typeof ImportedPerson>[]) await this.putPerson(tx.rows, by, row);
      });
    if (kind === 'teams') await this.set(by, { teams: merged(now.teams, rows as z.infer<typeof Team>[], 'id') });
    if (kind === 'skills') await this.set(by, { skills: merged(now.skills, rows as z.infer<typeof Skill>[], 'id') });
    if (kind === 'special-days')
      await this.set(by, { specialDays: merged(now.specialDays, rows as z.infer<typeof SpecialDay>[], 'day') });
    return { rows: rows.length, wrong, applied: true };
  }

  private async putPerson(
    rows: EntityManager,
    by: string,
    { id, team, skills, protected: named }: z.infer<typeof ImportedPerson>,
  ): Promise<void> {
    const [was] = (await rows.query('select set_team as team, skills, protected from person where id = $1', [
      id,
    ])) as object[];
    await rows.query(
      `insert into person (id, set_team, skills, protected) values ($1, $2, $3, $4) on conflict (id) do update set set_team = $2, skills = $3, protected = $4`,
      [id, team, skills, named],
    );
    await rows.query('insert into administered (by, what, was, became) values ($1, $2, $3, $4)', [
      by,
      `person ${id}`,
      JSON.stringify(was ?? null),
      JSON.stringify({ team, skills, protected: named }),
    ]);
  }

  private check({
    teams = [],
    skills = [],
    openingHours = [],
    specialDays = [],
    targets = [],
  }: SetAdministration): void {
    const unknown = [...teams, ...skills]
      .flatMap(({ caseTypes }) => caseTypes)
      .find((caseType) => !this.caseTypes.has(caseType));
    if (unknown) throw new Refused('no-such-case-type', `There is no case type "${unknown}".`, 400);
    const keys = [
      teams.map(({ id }) => id),
      skills.map(({ id }) => id),
      openingHours.map(({ weekday }) => weekday),
      specialDays.map(({ day }) => day),
      targets.map(({ channel }) => channel),
    ];
    if (keys.some((list) => new Set<unknown>(list).size !== list.length))
      throw new Refused('twice', 'The same id, day or channel is given twice.', 400);
  }

  /** Open contacts that nobody has placed by hand follow the new teams. */
  private async placeAgain(rows: EntityManager): Promise<void> {
    await rows.query(
      `with moved as (
         update contact c set team = n.team from (
           select id, coalesce((select t.id from team t where contact.case_type = any(t.case_types) order by t.id limit 1), '') as team from contact
           where team_by = 'case-type' and state <> 'closed') n
         where n.id = c.id and n.team <> c.team returning c.id)
       insert into news (contact_id, what, reason) select id, 'claim', 'team' from moved`,
    );
  }
}

const merged = <T extends object, K extends keyof T>(old: T[], fresh: T[], key: K): T[] => [
  ...new Map([...old, ...fresh].map((row) => [row[key], row])).values(),
];

const json = (value: unknown): [string] => [JSON.stringify(value)];
const writers: {
  [K in keyof SetAdministration]-?: (rows: EntityManager, list: NonNullable<SetAdministration[K]>) => Promise<void>;
} = {
  async teams(rows, list) {
    await rows.query('delete from team');
    await rows.query(
      `insert into team select t->>'id', t->>'name', array(select jsonb_array_elements_text(t->'caseTypes')) from jsonb_array_elements($1::jsonb) t`,
      json(list),
    );
  },
  async skills(rows, list) {
    await rows.query('delete from skill');
    await rows.query(
      `insert into skill select t->>'id', t->>'name', array(select jsonb_array_elements_text(t->'caseTypes')), array(select jsonb_array_elements_text(t->'acts')),
         array(select jsonb_array_elements_text(t->'channels')) from jsonb_array_elements($1::jsonb) t`,
      json(list),
    );
  },
  async openingHours(rows, list) {
    await rows.query('delete from opening_hours');
    await rows.query(
      `insert into opening_hours select * from jsonb_to_recordset($1::jsonb) as t(weekday int, opens text, closes text)`,
      json(list),
    );
  },
  async specialDays(rows, list) {
    await rows.query('delete from special_day');
    await rows.query(
      `insert into special_day select * from jsonb_to_recordset($1::jsonb) as t(day date, opens text, closes text, why text)`,
      json(list),
    );
  },
  async targets(rows, list) {
    await rows.query(
      `insert into target select * from jsonb_to_recordset($1::jsonb) as t(channel text, minutes int) on conflict (channel) do update set minutes = excluded.minutes`,
      json(list),
    );
  },
  async settings(rows, settings) {
    await rows.query(
      `insert into setting select key, value from jsonb_each($1::jsonb) on conflict (key) do update set value = excluded.value`,
      json(settings),
    );
  },
};
