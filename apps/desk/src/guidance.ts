import type { Contact } from './contact.entity.js';
import { lock, unlock } from './sealed.js';

/** What only helps while a contact is open: it dies at closing and is no search key. */
export interface Guidance {
  risks: string[];
  /** The citizen's masked words that weighed most. */
  reasons: string[];
  /** Masked description of the person concerned. */
  about: string;
}

export const guidanceOf = (contact: Contact, key: Buffer | null | undefined): Guidance => ({
  risks: [],
  reasons: [],
  about: '',
  ...unlock<Partial<Guidance>>(key, contact.guidance, contact.id),
});

/** Adds to a contact's guidance. */
export function guide(contact: Contact, key: Buffer | null | undefined, more: Partial<Guidance>): void {
  contact.guidance = lock(key, { ...guidanceOf(contact, key), ...more }, contact.id);
}
