import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Bus } from '#lib/bus';
import { PresenceChangedSchema } from '#lib/contracts';
import { Clock, type VerifiedClaims } from '#lib/core';
import type { Taker } from './routing.js';

/** Milliseconds between two notes that somebody is here. */
const noteEvery = 20_000;
/** Without a sign of life for this long somebody counts as away, in milliseconds. */
const awayAfter = 20 * 60_000;

interface PersonRow {
  id: string;
  name: string;
  team: string;
  set_team: string | null;
  languages: string[];
  skills: string[];
  protected: boolean;
  simulated: boolean;
  presence: string;
  seen_at: Date | null;
}

/** The people who have signed in to the desk: what sign-in says of them and what supervisors have added. */
@Injectable()
export class PersonService {
  readonly #noted = new Map<string, number>();

  constructor(
    private readonly bus: Bus,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The caller as a taker of contacts; notes that she is here. */
  async taker(claims: VerifiedClaims): Promise<Taker> {
    await this.note(claims);
    const [row] = (await this.database.query('select * from person where id = $1', [claims.sub])) as PersonRow[];
    return {
      id: claims.sub,
      team: row?.set_team ?? claims.team,
      languages: claims.languages,
      skills: row?.skills ?? [],
      protected: row?.protected ?? false,
      simulated: claims.simulated,
      supervises: claims.roles.includes('supervisor'),
    };
  }

  /** Notes that somebody is here, at most every twenty seconds. */
  async note({ sub, name, team, languages, simulated }: VerifiedClaims): Promise<void> {
    const now = this.clock.now();
    if ((this.#noted.get(sub) ?? 0) > now.getTime() - noteEvery) return;
    if (this.#noted.size > 5_000) this.#noted.clear();
    this.#noted.set(sub, now.getTime());
    await this.database.query(
      `insert into person (id, name, team, languages, simulated, seen_at) values ($1,$2,$3,$4,$5,$6)
       on conflict (id) do update set name = $2, team = $3, languages = $4, simulated = $5, seen_at = $6`,
      [sub, name, team, languages, simulated, now],
    );
  }

  /** Sets the caller's presence and tells it when it changed. */
  async setPresence(claims: VerifiedClaims, presence: string): Promise<void> {
    await this.note(claims);
    await this.bus.transaction(async (tx) => {
      const [, changed] = (await tx.rows.query(
        'update person set presence = $2, presence_at = $3 where id = $1 and presence <> $2',
        [claims.sub, presence, this.clock.now()],
      )) as [unknown, number];
      if (changed > 0) tx.publish(PresenceChangedSchema, { agentId: claims.sub, presence });
    });
  }

  /** People to hand over to. Presence is a fact of the moment; nothing is counted per person. */
  async colleagues(): Promise<
    { id: string; name: string; team: string; presence: string; languages: string[]; simulated: boolean }[]
  > {
    const rows = (await this.database.query('select * from person order by name, id limit 2000')) as PersonRow[];
    const gone = this.clock.now().getTime() - awayAfter;
    return rows.map(({ id, name, team, set_team, presence, languages, simulated, seen_at }) => ({
      id,
      name,
      team: set_team ?? team,
      presence: seen_at && seen_at.getTime() > gone ? presence : 'away',
      languages,
      simulated,
    }));
  }

  async nameOf(rows: EntityManager, id: string): Promise<{ name: string; simulated: boolean } | undefined> {
    const [row] = (await rows.query('select name, simulated from person where id = $1', [id])) as PersonRow[];
    return row && { name: row.name, simulated: row.simulated };
  }
}
