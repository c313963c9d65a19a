import type { Page } from 'playwright-core';
import { atDesk } from './agent.browser.js';
import { accessible, type Look, picture, story } from './story.js';

const looks: [name: string, look: Look][] = [
  ['wide', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 1024, height: 768 }],
  ['small', { width: 720, height: 900 }],
  ['english', { language: 'en' }],
];
const keys =
  (...presses: string[]) =>
  async (page: Page) => {
    for (const press of presses) {
      await page.keyboard.press(press);
      await page.waitForTimeout(120);
    }
  };
const states: [name: string, contact: string, reach: (page: Page) => Promise<void>][] = [
  ['draft', 'mail', keys()],
  [
    'changed',
    'mail',
    async (page) => {
      await keys('Alt+b', 'Alt+e', 'End')(page);
      await page.keyboard.type(' Starta uttaget igen när du vill.');
      await keys('Enter', 'Alt+i')(page);
      await page.keyboard.type('Du pausade premiepensionen den 3 november.');
      await keys('Enter')(page);
    },
  ],
  [
    'confirm',
    'mail',
    async (page) => {
      await keys('Alt+b', 'Alt+r', 'Control+Enter')(page);
      await page.waitForSelector('.mail iframe');
    },
  ],
  [
    'undo',
    'mail',
    async (page) => {
      await keys('Alt+b', 'Alt+b', 'Control+Enter')(page);
      await page.waitForSelector('.mail iframe');
      await keys('Alt+g')(page);
      await page.waitForSelector('.leaving');
    },
  ],
  ['reject', 'mail', keys('Alt+a', '3')],
  ['type', 'mail', keys('Alt+t')],
  ['keys', 'mail', keys('Shift+Slash')],
  ['weak', 'weak', keys()],
  ['risk', 'risk', keys()],
  ['chat', 'chat', keys()],
  ['no-answer', 'foreign', keys()],
  ['phone', 'call', keys('2')],
];

for (const [look, options] of looks)
  for (const [state, contact, reach] of states)
    story(`${state} ${look}: pictured, axe clean`, (stage) =>
      atDesk(
        stage,
        contact,
        async (page) => {
          await page.evaluate('document.fonts.ready');
          await reach(page);
          await page.waitForTimeout(250);
          await picture(page, `agent-${state}-${look}`, look === 'small');
          await accessible(page, `${state} ${look}`);
        },
        options,
      ),
    );
