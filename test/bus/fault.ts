import pg from 'pg';

export type When = 'before' | 'after' | 'crash';

interface Plan {
  /** Which statement, counted from 1. */
  at: number;
  /** `before`: it never reaches the server. `after`: its answer is lost. `crash`: as before, and nothing of this member ever does again. */
  when: When;
}

type Queryable = {
  query(...args: unknown[]): unknown;
  connection: { stream: { destroy(): void } };
  connectionParameters: { fallback_application_name?: string };
};

/** Cuts the database connection of a member at one chosen statement. Members are told apart by `fallback_application_name`. */
export class Faults {
  readonly #original = pg.Client.prototype.query;
  #plan: Plan | undefined;
  #member = '';
  readonly #dead = new Set<string>();
  /** Statements of the member since `arm`. */
  count = 0;

  constructor() {
    const { at } = this;
    const faults = this;
    const original = this.#original as unknown as (...args: unknown[]) => unknown;
    (pg.Client.prototype as unknown as Queryable).query = function (this: Queryable, ...args: unknown[]) {
      const name = this.connectionParameters.fallback_application_name ?? '';
      const decision = at.call(faults, name);
      if (decision === 'cut' || faults.#dead.has(name)) this.connection.stream.destroy();
      const answer = original.apply(this, args);
      if (decision === 'cut-after' && answer instanceof Promise) {
        return answer.then((value) => {
          this.connection.stream.destroy();
          throw Object.assign(new Error('Connection terminated: the answer was lost'), { lost: value });
        });
      }
      return answer;
    };
  }

  arm(member: string, plan?: Plan): void {
    this.#member = member;
    this.#plan = plan;
    this.count = 0;
  }

  get fired(): boolean {
    return this.#plan !== undefined && this.count >= this.#plan.at;
  }

  restore(): void {
    pg.Client.prototype.query = this.#original;
  }

  private at(name: string): 'cut' | 'cut-after' | undefined {
    if (name !== this.#member) return undefined;
    this.count++;
    if (this.count !== this.#plan?.at) return undefined;
    if (this.#plan.when === 'crash') this.#dead.add(name);
    return this.#plan.when === 'after' ? 'cut-after' : 'cut';
  }
}
