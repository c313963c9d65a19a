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
interface Open {
  from: number;
  to: number;
}

/** Days beyond which waiting is no longer counted by the minute; older contacts are all equally late. */
const longest = 400;

/** Counts open time; remembers days, since a queue of thousands asks for the same ones. */
export class BusinessHours {
  readonly #days = new Map<Day, Open | null>();

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

  /** Open minutes between two instants; 0 when the second is earlier. */
  minutes(from: Date, to: Date): number {
    let sum = 0;
    const last = localDay(to);
    for (let day = localDay(from), count = 0; day <= last && count < longest; day = addDays(day, 1), count += 1) {
      const open = this.openOn(day);
      if (open) sum += Math.max(0, Math.min(open.to, to.getTime()) - Math.max(open.from, from.getTime()));
    }
    return sum / 60_000;
  }

  /** Closing time of the working day that comes `days` working days after an instant (0: the same day if it is one). */
  endOfWorkingDay(at: Date, days: number): Date {
    const closed = new Set([...this.hours.special].filter(([, hours]) => hours === null).map(([day]) => day));
    const day = workingDayAfter(localDay(at), days, closed);
    return new Date(this.openOn(day)?.to ?? instantOf(day, '17:00'));
  }
}
