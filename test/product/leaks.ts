import pg from 'pg';

/** Every place in a database where one of these strings stands in clear, as `schema.table.column`. */
export async function leaks(
  url: string,
  strings: readonly string[],
  sealedPlaces: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { schema, name } of tables.filter((table) => !sealedPlaces.includes(`${table.schema}.${table.name}`))) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${schema}"."${name}"`);
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          for (const string of strings)
            if (text(value).includes(string)) found.push(`${schema}.${name}.${column}: ${string}`);
    }
    return [...new Set(found)];
  } finally {
    await client.end();
  }
}

const text = (value: unknown): string =>
  Buffer.isBuffer(value)
    ? `${value.toString('utf8')}\n${value.toString('latin1')}`
    : typeof value === 'string'
      ? value
      : (JSON.stringify(value) ?? '');
