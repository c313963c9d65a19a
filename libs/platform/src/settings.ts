import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Everything that can be set from outside, by environment. One place; each name is explained in the README. */
const Environment = z.object({
  PORT: port.default(3000),
  SMTP_PORT: port.default(2525),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  KAFKA_BROKERS: list.optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().default('sufflor'),
  OIDC_CLIENT_SECRET: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  SECRETS_FILE: z.string().optional(),
  SUFFLOR_PROFILE: z.enum(['demo', 'own', 'production']).default('demo'),
  HOST: z.string().default('127.0.0.1'),
  UNDO_SECONDS: z.coerce.number().int().min(0).max(600).default(8),
  UNDO_SECONDS_CHAT: z.coerce.number().int().min(0).max(60).default(3),
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('kundservice@sufflor.example'),
  MAIL_TRUSTED_AUTHSERV: z.string().optional(),
  LLM_BASE_URL: z.url().optional(),
  LLM_MODEL: z.string().default('openai:local'),
  LLM_API_KEY: z.string().optional(),
  LLM_DEADLINE_MS: z.coerce.number().int().min(100).max(60_000).default(6_000),
  EMBEDDING_BASE_URL: z.url().optional(),
  EMBEDDING_MODEL: z.string().default('local'),
  SUFFLOR_PACK: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

/** The settings of a process: the environment, checked, plus what follows from it. */
export class Settings {
  private constructor(readonly env: Environment) {}

  /** Throws one message that lists every wrong variable and what it should be. */
  static from(variables: Record<string, string | undefined> = process.env): Settings {
    const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
    const parsed = Environment.safeParse(given);
    if (!parsed.success) throw new Error(`The environment is wrong:\n${z.prettifyError(parsed.error)}`);
    return new Settings(parsed.data);
  }

  get profile(): 'demo' | 'own' | 'production' {
    return this.env.SUFFLOR_PROFILE;
  }
  get demo(): boolean {
    return this.profile === 'demo';
  }
  get dataDir(): string {
    return resolve(this.env.DATA_DIR);
  }
  get secretsFile(): string {
    return resolve(this.env.SECRETS_FILE ?? join(this.dataDir, 'secrets.json'));
  }
  get publicUrl(): string {
    return (this.env.PUBLIC_URL ?? `http://localhost:${this.env.PORT}`).replace(/\/$/, '');
  }
  get issuer(): string {
    return this.env.OIDC_ISSUER ?? `${this.publicUrl}/oidc`;
  }

  /** The same settings with some variables set, e.g. the port that was free. */
  with(changes: Partial<Environment>): Settings {
    return new Settings({ ...this.env, ...changes });
  }
}

/** The project's own folder: packs, migrations and web files are found from here, built or not. */
export const projectFolder = ((): string => {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    if (existsSync(join(at, 'nest-cli.json'))) return at;
    if (at === dirname(at)) throw new Error('nest-cli.json not found above libs/platform');
  }
})();
