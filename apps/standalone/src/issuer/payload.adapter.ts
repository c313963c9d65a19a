import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

export class Issuer1700000009000 implements MigrationInterface {
  readonly name = 'Issuer1700000009000';
  async up(run: QueryRunner): Promise<void> {
    await run.query(
      'create table payload (model text not null, id text not null, payload jsonb not null, grant_id text, uid text, consumed_at timestamptz, expires_at timestamptz, primary key (model, id)); create index payload_grant on payload (grant_id); create index payload_uid on payload (uid)',
    );
  }
  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table payload');
  }
}

/** The issuer's memory in PostgreSQL, so that a restart signs nobody out. */
export const adapterFor = (database: DataSource) =>
  class PayloadAdapter implements Adapter {
    constructor(private readonly model: string) {}

    async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
      await database.query(
        `insert into payload (model, id, payload, grant_id, uid, expires_at) values ($1,$2,$3,$4,$5, now() + $6 * interval '1 second')
         on conflict (model, id) do update set payload = $3, grant_id = $4, uid = $5, expires_at = excluded.expires_at`,
        [this.model, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null, expiresIn || 86_400],
      );
      if (this.model === 'Session') await database.query('delete from payload where expires_at < now()');
    }

    find(id: string): Promise<AdapterPayload | undefined> {
      return this.one('id', id);
    }
    findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return this.one('uid', uid);
    }
    async findByUserCode(): Promise<undefined> {
      return undefined; // the device flow is off
    }

    private async one(column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
      const [row] = (await database.query(
        `select payload, consumed_at from payload where model = $1 and ${column} = $2 and expires_at > now()`,
        [this.model, value],
      )) as { payload: AdapterPayload; consumed_at: Date | null }[];
      return (
        row && {
          ...row.payload,
          ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1000) } : {}),
        }
      );
    }

    async consume(id: string): Promise<void> {
      await database.query('update payload set consumed_at = now() where model = $1 and id = $2', [this.model, id]);
    }
    async destroy(id: string): Promise<void> {
      await database.query('delete from payload where model = $1 and id = $2', [this.model, id]);
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      await database.query('delete from payload where grant_id = $1', [grantId]);
    }
  };
