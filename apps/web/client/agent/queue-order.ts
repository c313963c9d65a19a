import type { QueueRow } from '../contracts.js';

const urgency: Record<string, number> = { acute: 0, high: 1, normal: 2, low: 3 };
const time = (at: string | null) => (at ? Date.parse(at) : Number.MAX_SAFE_INTEGER);

/** Who is next: risk, then acute, then what must be answered soonest, then who has waited longest. */
export function inOrder(a: QueueRow, b: QueueRow): number {
  return (
    Number(b.risk) - Number(a.risk) ||
    Number(b.urgency === 'acute') - Number(a.urgency === 'acute') ||
    time(a.answerBy) - time(b.answerBy) ||
    (urgency[a.urgency] ?? 2) - (urgency[b.urgency] ?? 2) ||
    time(a.waitingSince) - time(b.waitingSince) ||
    a.contactId.localeCompare(b.contactId)
  );
}

export interface View {
  channels: ReadonlySet<string>;
  caseType: string;
}

export const matches = (row: QueueRow, view: View): boolean =>
  view.channels.has(row.channel) && (!view.caseType || row.caseType === view.caseType);

export interface Groups {
  mine: QueueRow[];
  waiting: QueueRow[];
  setAside: QueueRow[];
}

/** Contacts of another team, or handed to a colleague, are not for her to take; the service says the same. */
const forHer = (row: QueueRow, { id, team }: Reader) =>
  (!row.team || row.team === team) && (!row.reservedFor || row.reservedFor === id);
export interface Reader {
  id: string;
  team: string;
}

/** The queue as shown to one agent. Contacts others hold are theirs and not in it. */
export function grouped(rows: Iterable<QueueRow>, me: Reader, view: View): Groups {
  const groups: Groups = { mine: [], waiting: [], setAside: [] };
  for (const row of rows) {
    if (row.holderId === me.id && row.state !== 'closed') groups.mine.push(row);
    else if (!matches(row, view) || !forHer(row, me)) continue;
    else if (row.state === 'set-aside') groups.setAside.push(row);
    else if (row.state === 'waiting') groups.waiting.push(row);
  }
  for (const group of Object.values(groups)) group.sort(inOrder);
  return groups;
}

/** Waiting rows in the order they were shown; nothing moves while someone reads. New ones are held back until asked for. */
export function steady(
  waiting: readonly QueueRow[],
  shown: readonly string[] | null,
): { rows: QueueRow[]; fresh: number } {
  if (!shown) return { rows: [...waiting], fresh: 0 };
  const byId = new Map(waiting.map((row) => [row.contactId, row]));
  const rows = shown.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(shown);
  // A person in danger is never held back.
  const risky = waiting.filter((row) => row.risk && !known.has(row.contactId));
  return { rows: [...risky, ...rows], fresh: waiting.length - rows.length - risky.length };
}

/** How near its target a waiting contact is: late, near (a tenth or five minutes left) or in time. */
export function nearness(row: QueueRow, now: number): 'late' | 'near' | 'in-time' {
  if (!row.answerBy || !row.waitingSince) return 'in-time';
  const left = Date.parse(row.answerBy) - now;
  if (left < 0) return 'late';
  return left < Math.max(5 * 60_000, (Date.parse(row.answerBy) - Date.parse(row.waitingSince)) / 10)
    ? 'near'
    : 'in-time';
}
