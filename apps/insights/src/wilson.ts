export interface Share {
  /** 0 to 1. */
  share: number;
  low: number;
  high: number;
}

/** A share with its 95 % interval (Wilson 1927), which stays within 0 to 1 also for few. Null under `least`. */
export function wilson(part: number, whole: number, least = 50): Share | null {
  if (whole < least || whole === 0) return null;
  const z = 1.959964;
  const p = part / whole;
  const scale = 1 + z ** 2 / whole;
  const middle = (p + z ** 2 / (2 * whole)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / whole + z ** 2 / (4 * whole ** 2));
  return { share: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The middle value; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
