const prefix = 'sufflor:work:';
const most = 60;

/** What is being written on a contact, kept in this browser so that a reload, a lost network or an expired sign-in loses nothing. */
export function keepWork(contactId: string, work: unknown): boolean {
  try {
    localStorage.setItem(prefix + contactId, JSON.stringify({ at: Date.now(), work }));
    forgetOldest();
    return true;
  } catch {
    return false;
  }
}

export function keptWork(contactId: string): unknown {
  try {
    return (JSON.parse(localStorage.getItem(prefix + contactId) ?? 'null') as { work: unknown } | null)?.work;
  } catch {
    return undefined;
  }
}

export const forgetWork = (contactId: string): void => localStorage.removeItem(prefix + contactId);

export function forgetAllWork(): void {
  for (const key of keys()) localStorage.removeItem(key);
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

/** Bounded: beyond sixty contacts the oldest goes. */
function forgetOldest(): void {
  const all = keys();
  if (all.length <= most) return;
  const age = (key: string) => (JSON.parse(localStorage.getItem(key) ?? '{}') as { at?: number }).at ?? 0;
  for (const key of all.sort((a, b) => age(a) - age(b)).slice(0, all.length - most)) localStorage.removeItem(key);
}
