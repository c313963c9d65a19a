import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeSealPair } from './sealing.js';

/** Keys that live outside every database: one JSON file, readable by the service user alone. */
export const Secrets = z.object({
  /** Master keys by id; they wrap contacts' data keys. `current` wraps new ones. */
  master: z.object({ current: z.string(), keys: z.record(z.string(), z.base64url().length(43)) }),
  /** Key of `citizen_ref`, chat tokens and session cookies. */
  reference: z.string().min(32),
  session: z.string().min(32),
  chat: z.string().min(32),
  /** Reply addresses are sealed to `publicKey`; only approval needs `privateKey`. */
  seal: z.object({ publicKey: z.string(), privateKey: z.string() }),
  /** Ed25519 pair that signs approvals and the ledger; only approval needs `privateKey`. */
  ledger: z.object({ publicKey: z.string(), privateKey: z.string() }),
  /** Bearer token of the switchboard's call stream. */
  switchboard: z.string().min(24),
});
export type Secrets = z.infer<typeof Secrets>;

/** Fresh secrets, for a first start without a file. */
export function makeSecrets(): Secrets {
  const signing = generateKeyPairSync('ed25519');
  const random = () => randomBytes(32).toString('base64url');
  return {
    master: { current: 'm1', keys: { m1: random() } },
    reference: random(),
    session: random(),
    chat: random(),
    seal: makeSealPair(),
    ledger: {
      publicKey: signing.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
      privateKey: signing.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
    },
    switchboard: random(),
  };
}

/** Reads the secrets file; makes it (mode 0600) when allowed. Throws with the field that is wrong. */
export function loadSecrets(file: string, mayCreate: boolean): Secrets {
  if (!existsSync(file)) {
    if (!mayCreate)
      throw new Error(
        `No secrets file at ${file}. Make one with "npm run keys:make -- ${file}" and keep it outside the database and its backups.`,
      );
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  const parsed = Secrets.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`The secrets file ${file} is wrong: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
