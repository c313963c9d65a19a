// Runs every story in a real Chromium: `node dist/test/browser/run.js [words of names]`. Build first. The last line counts.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { projectFolder } from '#lib/platform';
import { openers, stories } from './story.js';

const executablePath =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const wanted = process.argv.slice(2);
for (const file of readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.browser.js'))
  .sort())
  await import(`./${file}`);
const chosen = stories.filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word.toLowerCase())));

const counted = { passed: 0, failed: 0, skipped: 0 };
const finish = () => {
  console.log(`${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`);
  process.exit(counted.failed ? 1 : 0);
};
if (!executablePath || !existsSync(join(projectFolder, 'dist/web/index.html'))) {
  console.log(
    `SKIPPED: ${executablePath ? 'the screens are not built (vite build -c apps/web/vite.config.mjs)' : 'no Chromium here; set CHROMIUM to its path'}.`,
  );
  counted.skipped = chosen.length;
  finish();
}
const browser = await chromium.launch({
  executablePath: executablePath!,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const { name, tell } of chosen) {
  const { stage, close } = openers(browser);
  const began = Date.now();
  const told = Promise.race([
    tell(stage),
    new Promise<never>((_, fail) => setTimeout(() => fail(new Error('took more than 90 s')), 90_000).unref()),
  ]);
  const problem = await told.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const wrongs = await close();
  const failed = [problem, ...wrongs].filter(Boolean);
  counted[failed.length ? 'failed' : 'passed']++;
  console.log(
    `${failed.length ? 'FAIL' : 'ok  '} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)${failed.map((line) => `\n     ${line}`).join('')}`,
  );
}
await browser.close();
finish();
