import { z } from 'zod';

/** `GET /auth/me`: who is signed in. */
export const SignedIn = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(['agent', 'editor', 'supervisor', 'operator', 'auditor'])),
  team: z.string(),
  languages: z.array(z.string()),
  simulated: z.boolean(),
  expiresAt: z.iso.datetime(),
  demo: z.boolean(),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** `GET /auth/people`: the demo issuer's people, for one-click sign-in; empty outside the demo. */
export const DemoPerson = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), team: z.string() });
export type DemoPerson = z.infer<typeof DemoPerson>;

/** Body of every refusal: what is wrong and what to do. */
export const Problem = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() });
export type Problem = z.infer<typeof Problem>;
