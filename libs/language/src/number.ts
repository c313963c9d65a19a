import { findAccounts } from './account.js';
import { findCaseNumbers } from './case-number.js';
import type { Finder } from './finders.js';
import { findIdentity } from './identity.js';
import { findPhones } from './phone.js';

const anyNumber =
  /\d|noll|nitt|tjug|femt|fyrt|sjut|sext|trett|forty|fifty|sixty|nineteen|zero|åtti|fyra|fem|sju|åtta|nio|tolv|första|andra|tredje|nionde|three|four|five|seven|eight|nine/i;

/** Everything made of digits, spoken ones included. The order settles which reading wins. */
export const findNumbers: Finder = (text, taken) => {
  if (!anyNumber.test(text)) return;
  findAccounts(text, taken);
  findCaseNumbers(text, taken);
  findIdentity(text, taken);
  findPhones(text, taken);
};
