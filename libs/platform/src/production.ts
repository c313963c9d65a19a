import { existsSync, statSync } from 'node:fs';
import type { Settings } from './settings.js';

/** What a production profile will not start with, each as one sentence. Empty when it may start. */
export function refusals(settings: Settings, parts: { simulator: boolean; demoIssuer: boolean }): string[] {
  if (settings.profile !== 'production') return [];
  const { env } = settings;
  const said: string[] = [];
  if (!env.DATABASE_URL) said.push('DATABASE_URL is missing: the embedded database is not for production.');
  if (!env.OIDC_ISSUER || parts.demoIssuer) said.push('OIDC_ISSUER is missing: the demo issuer signs anybody in.');
  if (parts.simulator) said.push('The simulator is on: it invents citizens.');
  if (!env.SECRETS_FILE)
    said.push('SECRETS_FILE is missing: keys must be made on purpose and kept outside the database.');
  else if (!existsSync(env.SECRETS_FILE)) said.push(`SECRETS_FILE ${env.SECRETS_FILE} does not exist.`);
  else if ((statSync(env.SECRETS_FILE).mode & 0o077) !== 0)
    said.push(`SECRETS_FILE ${env.SECRETS_FILE} can be read by others: chmod 600 it.`);
  if (!env.PUBLIC_URL?.startsWith('https://')) said.push('PUBLIC_URL must be the https address people use.');
  if (!env.SMTP_URL) said.push('SMTP_URL is missing: replies by e-mail have nowhere to go.');
  return said;
}
