import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectFolder } from '#lib/platform';

export interface Stage {
  browser: Browser;
  /** Opens a page of its own; closed after the story. Fails the story at a script error or a request to another origin. */
  open: (url: string, options?: Look) => Promise<Page>;
}
export interface Look {
  width?: number;
  height?: number;
  dark?: boolean;
  language?: 'sv' | 'en';
}
export interface Story {
  name: string;
  tell: (stage: Stage) => Promise<void>;
}

export const stories: Story[] = [];
export const story = (name: string, tell: Story['tell']): void => void stories.push({ name, tell });

const screens = join(projectFolder, 'dist/screens');
mkdirSync(screens, { recursive: true });

/** Keeps a picture of the screen in dist/screens, to be compared by eye with the drawings. */
export const picture = (page: Page, name: string, fullPage = false): Promise<unknown> =>
  page.screenshot({ path: join(screens, `${name}.png`), fullPage, animations: 'disabled' });

/** WCAG 2.2 AA as far as a machine can tell. Throws with every violation and where it is. */
export async function accessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The letter's frame runs no script, axe's neither; its text is ours to escape and has its own test.
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  if (violations.length === 0) return;
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .slice(0, 4)
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`)
        .join(' | ')}`,
  );
  throw new Error(`axe on ${where}:\n  ${told.join('\n  ')}`);
}

export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Waits for a fact; throws telling what never came true. */
export async function until(fact: () => boolean | Promise<boolean>, what: string, ms = 8_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** Opens pages in the look asked for, watching what they must not do. Answers what they did wrong. */
export function openers(browser: Browser): { stage: Stage; close: () => Promise<string[]> } {
  const contexts: BrowserContext[] = [];
  const wrongs: string[] = [];
  const open: Stage['open'] = async (url, { width = 1440, height = 900, dark = false, language = 'sv' } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    if (language !== 'sv')
      await context.addInitScript(
        `localStorage.setItem('sufflor:settings', ${JSON.stringify(JSON.stringify({ language }))})`,
      );
    await context.addInitScript(
      `document.addEventListener('securitypolicyviolation', (e) => console.error('content security policy: ' + e.violatedDirective + ' ' + e.blockedURI))`,
    );
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const { origin } = new URL(url);
    page.on('pageerror', (error) => wrongs.push(`script error: ${error.message}`));
    page.on('console', (line) => line.text().startsWith('content security policy') && wrongs.push(line.text()));
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin)
        wrongs.push(`request to another origin: ${request.url()}`);
    });
    await page.goto(url);
    return page;
  };
  return {
    stage: { browser, open },
    close: async () => {
      for (const context of contexts) await context.close();
      return wrongs;
    },
  };
}
