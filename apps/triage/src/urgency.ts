import { clauses } from './sentences.js';

export type Urgency = 'low' | 'normal' | 'high' | 'acute';

/** Life, safety, or money leaving the account while they write. */
const ACUTE_RISKS = new Set(['suicidal', 'threat', 'fraud-ongoing']);
const AT_ONCE =
  /akut|brådskande|genast|omedelbart|omgående|nu direkt|just nu|hjälp!|idag måste|måste (?:ha )?(?:svar )?(?:i ?dag|nu)|i ?dag, inte|urgent|immediately|at once|right now|asap|emergency|help me please/u;
const NO_MONEY =
  /(?:inga pengar|ingen pension|inte (?:fått|kommit|betalat|utbetald)|uteblivit|uteblev|kommit in|stoppat|stoppad|stoppades|indragen|drog in|slutat? (?:komma|betala)|har inte kommit|kom inte|kom det inget|pengarna borta|missing|not arrived|didn.t (?:come|arrive)|stopped|haven.t received|no payment)/u;
const NEED =
  /(?:hyra|hyran|räkningar|medicin|mat\b|lånar?|skuld|minus på|kronofogden|vräk|barn|elräkning|rent|bills|medicine|food|debt|kids)/u;
const DEADLINE =
  /(?:sista dag|senast (?:i ?morgon|på|den)|går ut|fristen|förfaller|inom \w+ dagar|på (?:måndag|tisdag|onsdag|torsdag|fredag)|imorgon|i morgon|i ?dag|deadline|tomorrow|by (?:monday|friday|tuesday|wednesday|thursday)|due)/u;
const WEIGHTY = new Set(['review-request', 'death-notice', 'damage-claim', 'data-request']);
const IDLE =
  /(?:bara nyfiken|bara undrar|ingen brådska|inte bråttom|ingen panik|när ni hinner|uppsats|tips|beröm|tack för|no rush|just curious|just wondering|not urgent|when you have time)/u;

/** How soon a person should look: by risk, then money and deadlines, then acts. */
export function urgency(text: string, acts: readonly string[], risks: readonly string[]): Urgency {
  const whole = clauses(text).join(' ');
  const now = AT_ONCE.test(whole) || /!!|[A-ZÅÄÖ]{4,} [A-ZÅÄÖ]{2,} [A-ZÅÄÖ]{3,}/u.test(text);
  if (risks.some((risk) => ACUTE_RISKS.has(risk))) return 'acute';
  if (risks.length > 0) return now || (risks.includes('acute-money') && NO_MONEY.test(whole)) ? 'acute' : 'high';
  if (IDLE.test(whole) && acts.length === 0) return 'low';
  if (NO_MONEY.test(whole) && (NEED.test(whole) || now || DEADLINE.test(whole))) return 'high';
  if (now || (DEADLINE.test(whole) && (NEED.test(whole) || acts.some((act) => WEIGHTY.has(act))))) return 'high';
  return 'normal';
}
