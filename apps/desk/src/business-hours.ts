import { addDays, type Day, holidayOn, instantOf, localDay, weekdayOf, workingDayAfter } from '#lib/calendar';

/** Wall-clock times `HH:MM` in Sweden. */
export interface Hours {
  opens: string;
  closes: string;
}
export interface OpeningHours {
  /** By weekday, 1 Monday to 7 Sunday; a missing weekday is closed. */
  week: ReadonlyMap<number, Hours>;
  /** Days that differ: other hours, or null when closed. */
  special: ReadonlyMap<Day, Hours | null>;
}
interface Table {
  begin: number;
  end: number;
  opens: Open[];
  /** Open milliseconds before each of `opens`. */
  until: number[];
}
interface Open {
  from: number;
  to: number;
}

/** Days beyond which waiting is no longer counted by the minute; older contacts are all equally late. */
const longest = 400;
const dayMs = 86_400_000;

/** Counts open time; remembers days, since a queue of thousands asks for the same ones. */
export class BusinessHours {
  readonly #days = new Map<Day, Open | null>();
  #table: Table | undefined;

  constructor(private readonly hours: OpeningHours) {}

  /** When it is open on a day, in epoch milliseconds; null when closed all day. */
  openOn(day: Day): Open | null {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const special = this.hours.special.get(day);
    const hours =
      special !== undefined ? special : holidayOn(day) ? null : (this.hours.week.get(weekdayOf(day)) ?? null);
    const open = hours
      ? { from: instantOf(day, hours.opens).getTime(), to: instantOf(day, hours.closes).getTime() }
      : null;
    if (this.#days.size > 2_000) this.#days.clear();
    this.#days.set(day, open);
    return open;
  }

  isOpen(at: Date): boolean {
    const open = this.openOn(localDay(at));
    return open !== null && at.getTime() >= open.from && at.getTime() < open.to;
  }

  /** Open minutes between two instants; 0 when the second is earlier. What lies more than `longest` days back is not counted. */
  minutes(from: Date, to: Date): number {
    const end = to.getTime();
    const begin = Math.max(from.getTime(), end - longest * dayMs);
    return begin >= end ? 0 : (this.openUntil(end) - this.openUntil(begin)) / 60_000;
  }

  /** Open milliseconds from some fixed day until an instant. */
  private openUntil(at: number): number {
    if (!this.#table || at < this.#table.begin || at > this.#table.end) this.#table = this.tableAround(at);
    const { opens, until } = this.#table;
    let low = 0;
    for (let high = opens.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((opens[middle] as Open).from <= at) low = middle + 1;
      else high = middle;
    }
    const last = opens[low - 1];
    return last ? (until[low - 1] as number) + Math.min(at, last.to) - last.from : 0;
  }

  /** The open days around an instant and the open time before each, so that a wait is two look-ups. */
  private tableAround(at: number): Table {
    const first = localDay(new Date(at - (longest + 30) * dayMs));
    const opens: Open[] = [];
    const until: number[] = [];
    let sum = 0;
    for (let day = first, count = 0; count < 2 * longest + 60; day = addDays(day, 1), count += 1) {
      const open = this.openOn(day);
      if (!open) continue;
      opens.push(open);
      until.push(sum);
      sum += open.to - open.from;
    }
    return { begin: at - (longest + 25) * dayMs, end: at + (longest - 5) * dayMs, opens, until };
  }

  /** Closing time of the working day that comes `days` working days after an instant (0: the same day if it is one). */
  endOfWorkingDay(at: Date, days: number): Date {
    const closed = new Set([...this.hours.special].filter(([, hours]) => hours === null).map(([day]) => day));
    const day = workingDayAfter(localDay(at), days, closed);
    return new Date(this.openOn(day)?.to ?? instantOf(day, '17:00'));
  }
}
