import { type ZodType, z } from 'zod';
import type { Route } from './docs.js';

const text = (value: string): string => value.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const schemaOf = (title: string, schema: ZodType | undefined): string =>
  schema
    ? `<details><summary>${title}</summary><pre>${text(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2))}</pre></details>`
    : '';

const who = (route: Route): string =>
  route.who === 'public' ? 'open' : route.who === 'signed-in' ? 'anyone signed in' : route.who.join(', ');

/** A plain page that needs nothing from elsewhere: routes, who may call them, schemas, examples. */
export const docsPage = (
  service: string,
  routes: Route[],
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sufflör ${service}: API</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{overflow:auto;padding:.75rem;border:1px solid #8885}code{font-weight:600}section{border-top:1px solid #8885;padding:1rem 0}</style>
<main><h1>Sufflör ${service}</h1>
<p>Machine-readable: <a href="openapi.json">openapi.json</a>, events: <a href="../events/asyncapi.json">asyncapi.json</a>. Unsafe methods with a session cookie need the header <code>X-Sufflor: 1</code>; programs send <code>Authorization: Bearer …</code> of the OpenID Connect issuer.</p>
${routes
  .map(
    (
      route,
    ) => `<section><h2><code>${route.method.toUpperCase()} ${text(route.path)}</code></h2><p>${text(route.summary)} <em>(${who(route)}${route.reads ? `; shows ${text(route.reads)}: needs ?why=, written to the read log` : ''})</em></p>
${schemaOf('Query', route.query)}${schemaOf('Body', route.body)}${schemaOf('Answer', route.answer)}${route.curl ? `<pre>${text(route.curl)}</pre>` : ''}</section>`,
  )
  .join('\n')}</main></html>`;
