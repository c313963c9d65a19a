import { createHash } from 'node:crypto';

/** Team of the demo's simulated agents. They take only its contacts, and no person does. */
export const simulatedTeam = 'simulerade';

export interface Taker {
  id: string;
  team: string;
  languages: readonly string[];
  skills: readonly string[];
  /** Named by a supervisor to handle protected identities. */
  protected: boolean;
  simulated: boolean;
  supervises: boolean;
}
export interface Takeable {
  team: string;
  channel: string;
  caseType: string;
  acts: readonly string[];
  language: string;
  protectedIdentity: boolean;
  reservedFor: string;
  reservedUntil: Date | null;
}
/** A skill that some contacts need: those of any of its case types, acts or channels. */
export interface Skill {
  id: string;
  caseTypes: readonly string[];
  acts: readonly string[];
  channels: readonly string[];
}
export type MayTake = { ok: true } | { ok: false; code: string; message: string };

const no = (code: string, message: string): MayTake => ({ ok: false, code, message });

/** Whether a contact may be seen at all: protected identities by named agents only. */
export const maySee = (
  { protected: named }: Pick<Taker, 'protected'>,
  { protectedIdentity }: Pick<Takeable, 'protectedIdentity'>,
): boolean => !protectedIdentity || named;

/** Whether this agent may take this contact, and if not, why. */
export function mayTake(taker: Taker, contact: Takeable, skills: readonly Skill[], now: Date): MayTake {
  if (taker.simulated !== (contact.team === simulatedTeam)) {
    return taker.simulated
      ? no('for-people', 'Simulated agents take only the contacts of their own team.')
      : no('for-simulated', 'This contact belongs to the demo’s simulated agents.');
  }
  if (!maySee(taker, contact))
    return no('protected-identity', 'Only named agents handle contacts with protected identity.');
  if (
    contact.reservedFor !== '' &&
    contact.reservedFor !== taker.id &&
    contact.reservedUntil &&
    contact.reservedUntil > now
  ) {
    return no('reserved', 'This contact has been handed to a colleague, who has the first hour to take it.');
  }
  if (
    contact.team !== '' &&
    contact.team !== taker.team &&
    !taker.supervises &&
    !taker.simulated &&
    contact.reservedFor !== taker.id
  ) {
    return no('other-team', `This contact belongs to the team ${contact.team}.`);
  }
  const missing = neededSkills(contact, skills).find((skill) => !taker.skills.includes(skill));
  if (missing && !taker.supervises && !taker.simulated)
    return no('skill-missing', `This contact needs the skill ${missing}.`);
  return { ok: true };
}

export const neededSkills = (
  contact: Pick<Takeable, 'caseType' | 'acts' | 'channel'>,
  skills: readonly Skill[],
): string[] =>
  skills
    .filter(
      ({ caseTypes, acts, channels }) =>
        caseTypes.includes(contact.caseType) ||
        channels.includes(contact.channel) ||
        acts.some((act) => contact.acts.includes(act)),
    )
    .map(({ id }) => id);

/** Every `every`-th contact by the hash of its id; 0 is none. The same for ever and in every replica. */
export const isSimulatorsTurn = (contactId: string, every: number): boolean =>
  every > 0 && createHash('sha256').update(contactId).digest().readUInt32BE(0) % every === 0;
