import { maskAcross } from './across.js';
import type { Masked, Placeholder } from './masked.js';

/** One final segment of a call. `id` is the caller's own. `voice` keeps citizen and agent apart. */
export interface Segment {
  readonly id: string;
  readonly voice: string;
  readonly text: string;
}

/** Holds back the newest segments of a call until masking can no longer join them with what follows. */
export class SegmentMasker {
  #held: Segment[] = [];
  #known: readonly Placeholder[];

  constructor(
    known: readonly Placeholder[] = [],
    readonly hold = 1,
  ) {
    this.#known = known;
  }

  /** Adds a segment; gives those that are now safe to release, in order. */
  push(segment: Segment): { segment: Segment; masked: Masked }[] {
    this.#held.push(segment);
    return this.#release(Math.max(0, this.#held.length - this.hold));
  }

  /** Releases everything: the voice has been silent, or the call has ended. */
  flush(): { segment: Segment; masked: Masked }[] {
    return this.#release(this.#held.length);
  }

  get placeholders(): readonly Placeholder[] {
    return this.#known;
  }

  #release(count: number): { segment: Segment; masked: Masked }[] {
    if (!count) return [];
    const all = maskAcross(
      this.#held.map((one) => one.text),
      { known: this.#known },
    );
    const out = all.slice(0, count).map((masked, i) => ({ segment: this.#held[i]!, masked }));
    this.#known = out.at(-1)!.masked.placeholders;
    this.#held = this.#held.slice(count);
    return out;
  }
}
