import type { Source } from './log-reader.js';

/** Events in the log that a group has not yet dealt with. A group without remembered positions has none. */
export async function lagOf(sources: Source[]): Promise<{ group: string; topic: string; lag: number }[]> {
  return Promise.all(
    sources.map(async ({ database, group, topic, publisher }) => {
      const [row] = (await database.query(
        `select count(l.seq)::int as lag from bus_offset o
         join ${publisher}.bus_log l on l.topic = o.topic and l.partition = o.partition and l.seq > o.position
         where o.grp = $1 and o.topic = $2`,
        [group, topic],
      )) as { lag: number }[];
      return { group, topic, lag: row?.lag ?? 0 };
    }),
  );
}
