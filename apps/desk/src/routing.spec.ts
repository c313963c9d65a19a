import { describe, expect, it } from '@jest/globals';
import { isSimulatorsTurn, mayTake, simulatedTeam, type Takeable, type Taker } from './routing.js';

const now = new Date('2026-04-15T12:00Z');
const agent: Taker = {
  id: 'anna',
  team: 'utland',
  languages: ['sv'],
  skills: [],
  protected: false,
  simulated: false,
  supervises: false,
};
const contact: Takeable = {
  team: '',
  channel: 'email',
  caseType: 'tax',
  acts: ['question'],
  language: 'sv',
  protectedIdentity: false,
  reservedFor: '',
  reservedUntil: null,
};
const law = [{ id: 'omprövning', caseTypes: [], acts: ['review-request'], channels: [] }];
const why = (taker: Partial<Taker>, what: Partial<Takeable>): string => {
  const may = mayTake({ ...agent, ...taker }, { ...contact, ...what }, law, now);
  return may.ok ? 'yes' : may.code;
};

describe('who may take what', () => {
  it.each<[string, Partial<Taker>, Partial<Takeable>, string]>([
    ['anybody takes what belongs to no team', {}, {}, 'yes'],
    ['one’s own team’s', {}, { team: 'utland' }, 'yes'],
    ['not another team’s', {}, { team: 'bostad' }, 'other-team'],
    ['a supervisor steps in', { supervises: true }, { team: 'bostad', acts: ['review-request'] }, 'yes'],
    ['protected identity only when named', {}, { protectedIdentity: true }, 'protected-identity'],
    [
      'and a supervisor who is not named neither',
      { supervises: true },
      { protectedIdentity: true },
      'protected-identity',
    ],
    ['a named agent', { protected: true }, { protectedIdentity: true }, 'yes'],
    ['an act that needs a skill', {}, { acts: ['review-request'] }, 'skill-missing'],
    ['with the skill', { skills: ['omprövning'] }, { acts: ['review-request'] }, 'yes'],
    [
      'what was handed to a colleague, for an hour',
      {},
      { reservedFor: 'bo', reservedUntil: new Date(now.getTime() + 1) },
      'reserved',
    ],
    ['and after it', {}, { reservedFor: 'bo', reservedUntil: now }, 'yes'],
    [
      'what was handed to oneself, other team or not',
      {},
      { reservedFor: 'anna', reservedUntil: now, team: 'bostad' },
      'yes',
    ],
    ['no person takes the simulated agents’', { supervises: true }, { team: simulatedTeam }, 'for-simulated'],
    ['no simulated agent takes a person’s', { simulated: true, team: simulatedTeam }, {}, 'for-people'],
    [
      'nor one at risk of being seen by nobody',
      { simulated: true, team: simulatedTeam },
      { team: 'utland' },
      'for-people',
    ],
    ['but its own team’s', { simulated: true, team: simulatedTeam }, { team: simulatedTeam }, 'yes'],
    ['a team name alone makes nobody simulated', { team: simulatedTeam }, { team: simulatedTeam }, 'for-simulated'],
  ])('%s', (_, taker, what, answer) => expect(why(taker, what)).toBe(answer));

  it('gives the simulator about every third contact, and none when it is off', () => {
    const ids = Array.from({ length: 3_000 }, (_, n) => `contact-${n}`);
    const taken = ids.filter((id) => isSimulatorsTurn(id, 3)).length;
    expect(taken).toBeGreaterThan(900);
    expect(taken).toBeLessThan(1_100);
    expect(ids.some((id) => isSimulatorsTurn(id, 0))).toBe(false);
  });
});
