import { swedish } from './patterns.js';
import { SIGNS } from './risk-signs.js';
import { clauses } from './sentences.js';

/** Risks that a person must see first; such a contact gets no machine draft. */
export const RISKS = [
  'suicidal',
  'threat',
  'domestic-violence',
  'protected-identity',
  'dementia',
  'acute-money',
  'fraud-ongoing',
  'child-in-need',
] as const;

const READ = Object.fromEntries(
  Object.entries(SIGNS).map(([risk, { says, together, means }]) => [
    risk,
    {
      says: says.map(swedish),
      together: together?.map(([a, b]) => [swedish(a), swedish(b)] as const),
      means: means && swedish(means),
    },
  ]),
);

/** What shows that somebody only asks in general or jokes: weighs against a single weak sign. */
const LIGHT =
  /haha|hihi|\blol\b|skämt åsido|skoja|😂|🤣|😅|just kidding|joking aside|i allmänhet|generellt sett|uppsats|skolarbete|för en kurs|essay|in general/u;
const SERIOUS = /menar allvar|på riktigt|not joking|menar det/u;

/**
 * The risks that the text shows, by signs in Swedish and English; idioms and look-alikes do not raise. Clauses are
 * joined by line breaks, which no sign crosses unless it says so.
 */
export function risks(text: string, read = clauses(text)): string[] {
  const whole = read.join('\n');
  if (LIGHT.test(whole) && !SERIOUS.test(whole)) return [];
  return RISKS.filter((risk) => {
    const { says, together, means } = READ[risk]!;
    const shows = (said: string): boolean =>
      says.some((sign) => sign.test(said)) || (together?.some(([a, b]) => a.test(said) && b.test(said)) ?? false);
    // Idioms are rare: they are cut out only when something was found.
    return shows(whole) && (!means || shows(whole.replace(means, ' … ')));
  });
}
