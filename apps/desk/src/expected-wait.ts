/** Whole minutes. */
export interface Wait {
  from: number;
  to: number;
}

/** What is assumed before anything was seen: two contacts taken, three minutes apart. */
const before = { taken: 2, minutes: 6 };
const longest = 240;

/**
 * The wait of whoever stands at a place in the queue (from 1), as a range that holds about four times of five.
 * Contacts taken are a Poisson process whose rate we estimate, so the wait for the k-th is gamma distributed, wider
 * the fewer we have seen.
 */
export function expectedWait(place: number, taken: number, minutes: number): Wait {
  const seen = taken + before.taken;
  const apart = (minutes + before.minutes) / seen;
  const mean = place * apart;
  const spread = apart * Math.sqrt(place * (1 + place / seen));
  const from = Math.floor(Math.max(0, mean - 0.84 * spread));
  return {
    from: Math.min(from, longest),
    to: Math.min(Math.max(from + 1, Math.ceil(mean + 1.28 * spread)), longest + 60),
  };
}
