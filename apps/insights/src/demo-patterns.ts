/** How one case type comes in, for the demo's invented history. Invented, after the year of a pensions authority. */
export interface Pattern {
  caseType: string;
  /** Contacts on an ordinary working day. */
  perDay: number;
  /** Months (1 to 12) that differ, as a factor. */
  months?: Readonly<Record<number, number>>;
  /** Factor in the days before and after the monthly payment (18th or 19th). */
  payday?: number;
  /** Factor of the last four whole weeks: what a supervisor should discover. */
  lately?: number;
  /** Shares of phone, chat, form and e-mail; they sum to 1. */
  mix: readonly [number, number, number, number];
}

const talks = [0.6, 0.15, 0.05, 0.2] as const;
const writes = [0.35, 0.2, 0.15, 0.3] as const;
const reports = [0.3, 0.1, 0.35, 0.25] as const;

export const patterns: readonly Pattern[] = [
  { caseType: 'pension-apply', perDay: 10, months: { 1: 1.2, 9: 1.2, 11: 1.25, 12: 1.1 }, mix: talks },
  { caseType: 'pension-age', perDay: 5, months: { 1: 1.3, 12: 1.2 }, mix: writes },
  { caseType: 'pension-change-withdrawal', perDay: 4, months: { 1: 1.3 }, mix: writes },
  { caseType: 'pension-forecast', perDay: 6, months: { 2: 1.4, 3: 1.5 }, mix: writes },
  { caseType: 'orange-envelope', perDay: 3, months: { 1: 1.8, 2: 3.2, 3: 3.6, 4: 1.5 }, mix: talks },
  { caseType: 'payment-date', perDay: 7, months: { 12: 1.5 }, payday: 2.4, lately: 0.7, mix: talks },
  { caseType: 'payment-missing', perDay: 6, payday: 2.2, mix: talks },
  { caseType: 'payment-account', perDay: 5, payday: 1.3, mix: reports },
  { caseType: 'tax', perDay: 8, months: { 1: 2, 2: 1.4, 4: 1.3 }, mix: talks },
  { caseType: 'annual-recalculation', perDay: 3, months: { 1: 3.5, 2: 1.8, 12: 1.8 }, mix: talks },
  { caseType: 'income-pension-supplement', perDay: 2.5, mix: talks },
  { caseType: 'guarantee-pension', perDay: 6, months: { 1: 1.3 }, mix: talks },
  { caseType: 'housing-apply', perDay: 11, months: { 1: 1.3, 2: 1.2 }, mix: talks },
  { caseType: 'housing-change', perDay: 10, months: { 1: 1.8, 2: 1.3, 4: 1.2 }, lately: 1.35, mix: reports },
  { caseType: 'housing-decision', perDay: 7, months: { 1: 1.4, 2: 1.3 }, mix: talks },
  { caseType: 'elderly-support', perDay: 3, mix: talks },
  { caseType: 'survivor-adjustment', perDay: 3, mix: talks },
  { caseType: 'widow-pension', perDay: 2, mix: talks },
  { caseType: 'child-pension', perDay: 2, months: { 6: 1.4, 8: 1.5 }, mix: writes },
  { caseType: 'death-report', perDay: 4, months: { 1: 1.15 }, mix: talks },
  { caseType: 'premium-withdraw', perDay: 3, mix: writes },
  { caseType: 'premium-fund-change', perDay: 5, months: { 12: 1.5 }, mix: writes },
  { caseType: 'premium-default-fund', perDay: 2, mix: writes },
  { caseType: 'premium-survivor', perDay: 1.5, mix: writes },
  { caseType: 'premium-transfer', perDay: 1.5, months: { 4: 2.2 }, mix: reports },
  { caseType: 'work-and-pension', perDay: 4, mix: writes },
  { caseType: 'pension-rights', perDay: 3, months: { 12: 1.5 }, mix: writes },
  { caseType: 'sickness-to-pension', perDay: 3, mix: talks },
  { caseType: 'moving-abroad', perDay: 3, months: { 5: 1.3, 6: 1.4, 8: 1.3 }, mix: writes },
  {
    caseType: 'life-certificate',
    perDay: 3,
    months: { 3: 1.3, 9: 2, 10: 2.4 },
    lately: 1.5,
    mix: [0.3, 0.15, 0.15, 0.4],
  },
  { caseType: 'foreign-pension', perDay: 4, mix: writes },
  { caseType: 'occupational-pension', perDay: 3, mix: talks },
  { caseType: 'power-of-attorney', perDay: 4, mix: talks },
  { caseType: 'personal-details', perDay: 3, months: { 7: 1.2 }, mix: reports },
  { caseType: 'login', perDay: 8, months: { 2: 1.15, 3: 1.15 }, lately: 1.6, mix: [0.55, 0.3, 0.02, 0.13] },
  { caseType: 'digital-mail', perDay: 2, mix: writes },
  { caseType: 'case-status', perDay: 12, months: { 1: 1.3, 2: 1.2 }, mix: talks },
  { caseType: 'certificate-request', perDay: 4, months: { 3: 1.2, 4: 1.3 }, mix: writes },
  { caseType: 'appeal', perDay: 2.5, months: { 2: 1.4 }, mix: reports },
  { caseType: 'repayment', perDay: 3, mix: talks },
  { caseType: 'fraud-warning', perDay: 2, lately: 1.8, mix: talks },
  { caseType: 'complaint', perDay: 3, mix: [0.3, 0.1, 0.35, 0.25] },
  { caseType: 'booking', perDay: 3, mix: talks },
  { caseType: 'wrong-authority', perDay: 3, mix: talks },
  { caseType: 'other', perDay: 4, mix: writes },
];
