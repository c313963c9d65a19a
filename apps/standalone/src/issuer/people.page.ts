import { people } from './people.js';

/** The page a program without a chosen person gets: pick one. */
export const page = (path: string): string =>
  `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Välj person</title>
<style>body{font:17px/1.5 system-ui;max-width:34rem;margin:3rem auto;padding:0 1rem;background:#faf8f4;color:#1d2328}a{display:block;padding:.6rem 0;color:#0f5b52}</style>
<h1>Vem är du i dag?</h1><p>Det här är en demo. Personerna är påhittade och ingen har lösenord.</p>
${people
  .filter(({ simulated }) => !simulated)
  .map(({ id, name, roles }) => `<a href="${path}?as=${id}">${name} (${roles.join(', ')})</a>`)
  .join('\n')}</html>`;
