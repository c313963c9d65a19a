/** Anything that runs SQL: a DataSource, its manager, a query runner. */
export interface Asks {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** Schemas of this database that hold a bus: every service that ever ran on it, in this process or not. */
export async function busSchemas(database: Asks): Promise<string[]> {
  const rows = (await database.query(
    `select table_schema as name from information_schema.tables where table_name = 'bus_home' order by 1`,
  )) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => /^[a-z][a-z0-9_]*$/.test(name));
}

export interface Position {
  schema: string;
  grp: string;
  topic: string;
  partition: number;
  position: string;
}

/** How far every group of every service has come in the log tables. */
export async function positionsIn(database: Asks, schemas: string[]): Promise<Position[]> {
  if (schemas.length === 0) return [];
  const each = schemas.map(
    (name) => `select '${name}' as schema, grp, topic, partition, position::text from ${name}.bus_offset`,
  );
  return (await database.query(each.join(' union all '))) as Position[];
}

/** Position of the slowest by topic and partition (`topic/partition`). */
export function slowest(positions: Position[]): Map<string, bigint> {
  const least = new Map<string, bigint>();
  for (const { topic, partition, position } of positions) {
    const at = BigInt(position);
    const known = least.get(`${topic}/${partition}`);
    if (known === undefined || at < known) least.set(`${topic}/${partition}`, at);
  }
  return least;
}
