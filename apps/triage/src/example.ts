/** One labelled contact, as the training data of a pack or of a public benchmark gives it. */
export type Example = {
  text: string;
  /** The case type. */
  label: string;
  subject?: string;
  channel?: string;
  language?: string;
  /** Further case types, when the contact asks several things. */
  also?: string[];
  /** What the contact is in law (ids of `acts.ts`); absent for a plain question. */
  act?: string[];
  /** Risks a person must see (ids of `risk.ts`). */
  risk?: string[];
  /** Who wrote it. Calibration holds whole writers apart, so that it speaks for writers nobody has seen. */
  hand?: string;
};
