/** What masking finds. Ids are those of the `mask` command and never change. */
export const spanTypes = [
  'personnummer',
  'samordningsnummer',
  'phone',
  'email',
  'address',
  'person',
  'bank-account',
  'giro',
  'iban',
  'card',
  'case-number',
  'url',
  'ip',
] as const;
export type SpanType = (typeof spanTypes)[number];

/** The Swedish word each type has inside a placeholder: `⟨telefon 1⟩`. */
export const placeholderWords: Readonly<Record<SpanType, string>> = {
  personnummer: 'personnummer',
  samordningsnummer: 'samordningsnummer',
  phone: 'telefon',
  email: 'e-post',
  address: 'adress',
  person: 'person',
  'bank-account': 'konto',
  giro: 'giro',
  iban: 'iban',
  card: 'kort',
  'case-number': 'ärende',
  url: 'länk',
  ip: 'ip',
};

/** One placeholder and what it stands for. `token` is unique within a contact; `value` is the text as first written. */
export interface Placeholder {
  readonly token: string;
  readonly type: SpanType;
  readonly value: string;
}

/** One found piece of personal data. `start` and `end` count Unicode code points in the unmasked text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: SpanType;
  /** Exactly what stood there. */
  readonly value: string;
  readonly placeholder: string;
  /** Why it was taken, in Swedish, for the test box. */
  readonly why: string;
}

/** Something that looks like a placeholder but was typed by the writer; made harmless (`‹person 1›`). Code points, end exclusive. */
export interface Neutralised {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface Masked {
  readonly masked: string;
  readonly spans: Span[];
  /** Those of earlier messages (`known`) first, then the new ones: pass it on as `known` for the contact's next message. */
  readonly placeholders: Placeholder[];
  readonly neutralised: Neutralised[];
}

/** A find before it has a placeholder: UTF-16 offsets in the folded text. */
export interface Finding {
  start: number;
  end: number;
  type: SpanType;
  why: string;
}
