import { z } from 'zod';

/** The fixed vocabularies of the product, shared by services and screens. */
export const channels = ['email', 'chat', 'form', 'phone'] as const;
export const deliveryChannels = ['email', 'chat', 'form', 'phone', 'letter'] as const;
export const assurances = ['none', 'claimed', 'agent-checked', 'e-id'] as const;
export const rights = ['self', 'relative', 'power-of-attorney', 'guardian', 'unknown'] as const;
export const caseTypeWords = ['sure', 'check', 'unsure'] as const;
export const strengths = ['strong', 'check', 'weak', 'none'] as const;
export const urgencies = ['low', 'normal', 'high', 'acute'] as const;
export const acts = [
  'question',
  'change-report',
  'application',
  'review-request',
  'complaint',
  'records-request',
  'data-request',
  'damage-claim',
  'death-notice',
  'power-of-attorney',
] as const;
export const risks = [
  'suicidal',
  'threat',
  'domestic-violence',
  'protected-identity',
  'dementia',
  'acute-money',
  'fraud-ongoing',
  'child-in-need',
] as const;
export const rejectReasons = [
  'wrong-question',
  'wrong-fact',
  'outdated',
  'incomplete',
  'unclear',
  'wrong-tone',
  'other',
] as const;
export const fates = ['kept', 'changed', 'removed', 'own'] as const;
export const scopes = ['general', 'personal'] as const;
export const closeReasons = ['answered', 'no-answer-needed', 'spam', 'duplicate', 'handed-off'] as const;
export const presences = ['available', 'pause', 'wrap-up', 'away'] as const;

export const Channel = z.enum(channels);
export const DeliveryChannel = z.enum(deliveryChannels);
export const Assurance = z.enum(assurances);
export const Right = z.enum(rights);
export const Strength = z.enum(strengths);
export const CaseTypeWord = z.enum(caseTypeWords);
export const Scope = z.enum(scopes);
export type Channel = z.infer<typeof Channel>;
export type DeliveryChannel = z.infer<typeof DeliveryChannel>;
export type Assurance = z.infer<typeof Assurance>;
export type Right = z.infer<typeof Right>;
export type Strength = z.infer<typeof Strength>;
export type CaseTypeWord = z.infer<typeof CaseTypeWord>;
export type Scope = z.infer<typeof Scope>;
