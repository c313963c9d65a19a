import type { Page } from 'playwright-core';
import { PretendDesk } from './pretend-desk.js';
import { expect, type Look, type Stage, story, until } from './story.js';

/** A desk of its own for one story, with one contact open and held. */
export async function atDesk(
  stage: Stage,
  contactId: string,
  act: (page: Page, desk: PretendDesk, url: string) => Promise<void>,
  look: Look = {},
): Promise<void> {
  const desk = new PretendDesk();
  const url = await desk.start();
  try {
    const page = await stage.open(`${url}/agent/${contactId}`, look);
    await page.waitForSelector('.preview .btn.step');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.answer');
    await act(page, desk, url);
  } finally {
    await desk.stop();
  }
}
const said = (page: Page) => page.textContent('[data-announcer]');

story('e-mail by keyboard: judge, change, review, approve, undo, approve, sent', (stage) =>
  atDesk(stage, 'mail', async (page, desk) => {
    desk.approval.undoSeconds = 2;
    await page.keyboard.press('Control+Enter');
    await until(
      async () => (await said(page)) === 'Ta ställning till meningen först.',
      'the undecided sentence is pointed out',
    );
    expect(desk.sent('POST', '/drafts').length === 0, 'step one went on with undecided sentences');
    await page.keyboard.press('Alt+b');
    await page.keyboard.press('Alt+e');
    await page.keyboard.press('End');
    await page.keyboard.type(' Starta uttaget igen när du vill.');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sentence.changed ins');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.confirm');
    expect(
      (await page.evaluate('document.activeElement.id')) === 'confirm-title',
      'focus is on the heading of step two',
    );
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    expect(desk.sent('POST', '/replies').length === 0, 'only Alt G approves');
    // biome-ignore lint/performance/useDomNodeTextContent: line breaks count
    const letter = await page.frameLocator('.mail iframe').locator('body').innerText();
    expect(
      letter.includes('Hej Gunilla!') && letter.includes('Maria Lindqvist') && !letter.includes('⟨'),
      `the letter is filled: ${letter}`,
    );
    await page.keyboard.down('Alt');
    await page.keyboard.down('g');
    await page.keyboard.down('g');
    await page.keyboard.up('g');
    await page.keyboard.up('Alt');
    await page.waitForSelector('.leaving');
    expect(desk.sent('POST', '/replies').length === 1, 'held down, it approves once');
    await page.keyboard.press('Alt+z');
    await page.waitForSelector('.sentence.changed');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.confirm .btn.go');
    await page.keyboard.press('Alt+g');
    await until(async () => (await page.textContent('#sent-title')) === 'Skickat', 'the reply has left', 12_000);
    const [draft] = desk.sent('POST', '/drafts') as { sentences: { fate: string; from: number }[] }[];
    expect(
      draft!.sentences.filter((one) => one.fate === 'changed').length === 1 &&
        draft!.sentences.every((one) => one.from >= 0),
      'every sentence tells its fate',
    );
    await page.click('.leaving .btn:has-text("Avsluta")');
    await until(
      async () =>
        (await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("sufflor:work:")).length')) ===
        0,
      'nothing typed is left behind after closing',
    );
  }),
);

story('chat by keyboard: an own line on one key, a suggestion in two steps', (stage) =>
  atDesk(stage, 'chat', async (page, desk) => {
    await page.locator('#chat-line').focus();
    await page.keyboard.type('Nej, det är gratis.');
    await page.keyboard.press('Enter');
    await until(() => desk.sent('POST', '/lines').length === 1, 'the line is sent');
    await until(async () => (await page.inputValue('#chat-line')) === '', 'the line is cleared once it is through');
    expect(desk.sent('POST', '/typing').length === 1, 'typing is told at most every third second');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.confirm');
    await page.keyboard.press('Alt+g');
    await until(() => desk.sent('POST', '/replies').length === 1, 'the suggestion is approved');
  }),
);

story('phone by keyboard: cards stay, ticks carry time, a promise is confirmed, the note is approved', (stage) =>
  atDesk(stage, 'call', async (page, desk) => {
    await page.waitForSelector('.say li');
    const before = await page.locator('.say li').first().boundingBox();
    const { call } = desk.contacts;
    call!.suggestion = {
      ...call!.suggestion!,
      suggestionId: 's-call-2',
      sentences: [
        ...call!.suggestion!.sentences,
        { text: 'Om två hyror: det behöver jag kontrollera.', kind: 'answer', citations: [], question: 0 },
      ],
    };
    desk.news('call', 'suggestion');
    await until(async () => (await page.locator('.say li').count()) === 3, 'the new card is there');
    const after = await page.locator('.say li').first().boundingBox();
    expect(before?.y === after?.y, 'no card moved');
    await page.keyboard.press('2');
    await until(
      async () => (await page.textContent('.call-source .passage h3')) === 'Anmäla åt en anhörig',
      'digit 2 shows its source',
    );
    await page.locator('.say li').first().getByRole('button', { name: 'Sagt' }).click();
    await page.getByLabel('När flyttade hon?').check();
    await page.keyboard.press('Alt+m');
    await page.keyboard.type('Mamma 87 år.');
    call!.conversation.callState = 'ended';
    desk.news('call', 'call');
    await page.waitForSelector('#note-title');
    await page.keyboard.press('Alt+g');
    expect(desk.sent('POST', '/notes').length === 0, 'an undecided promise stops the note');
    await page.keyboard.press('Alt+b');
    await page.keyboard.press('Alt+g');
    await until(() => desk.sent('POST', '/notes').length === 1, 'the note is approved');
    const [{ note }] = desk.sent('POST', '/notes') as [{ note: string }];
    for (const words of ['Jag ringer dig senast på onsdag.', 'Ja, flytten ska anmälas.', 'Mamma 87 år.'])
      expect(note.includes(words), `the note has: ${words}`);
  }),
);

story('a weak suggestion is hidden until its passage is judged', (stage) =>
  atDesk(stage, 'weak', async (page) => {
    expect((await page.getByText('Din änkepension kan påverkas').count()) === 0, 'the draft is hidden');
    await page.keyboard.press('Control+Enter');
    expect((await page.evaluate('document.activeElement.id')) === 'enough', 'step one leads to the question');
    await page.keyboard.press('1');
    await page.waitForSelector('.sentence.machine');
    await page.keyboard.press('Control+Enter');
    await until(async () => (await said(page)) === 'Ta ställning till meningen först.', 'each sentence must be judged');
  }),
);

story('a possible risk: no machine text, the routine, sentences by people', (stage) =>
  atDesk(stage, 'risk', async (page) => {
    expect((await page.locator('.sentence.machine').count()) === 0, 'no machine text');
    expect((await page.locator('.steps li').count()) >= 4, 'the routine is there');
    await page.locator('.phrase').first().click();
    expect((await page.inputValue('#own')).length > 10, 'a chosen sentence is put in');
    expect((await page.getAttribute('.btn.risk', 'href')) === 'tel:0701740658', 'one can call');
  }),
);

story('case type in two keystrokes', (stage) =>
  atDesk(stage, 'mail', async (page, desk) => {
    await page.keyboard.press('Alt+t');
    await page.keyboard.press('2');
    await until(() => desk.sent('POST', '/case-type').length === 1, 'the type is corrected');
    await page.getByText('rättad av dig').waitFor();
  }),
);

story('rejecting reaches the editor and keeps own words', (stage) =>
  atDesk(stage, 'mail', async (page, desk) => {
    await page.keyboard.press('Alt+i');
    await page.keyboard.type('Min egen mening.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('3');
    await page.keyboard.press('Control+Enter');
    await until(() => desk.sent('POST', '/rejections').length === 1, 'the rejection is sent');
    await until(async () => (await page.inputValue('#own')).includes('Min egen mening.'), 'own words are kept');
  }),
);

story('F6 goes by column, arrows within the queue', (stage) =>
  atDesk(stage, 'mail', async (page) => {
    const seen = new Set<unknown>();
    for (let press = 0; press < 4; press++) {
      await page.keyboard.press('F6');
      seen.add(await page.evaluate('document.activeElement.closest("section, nav").className'));
    }
    expect(seen.size === 4, `four columns were reached: ${[...seen].join(' | ')}`);
    await page.locator('.queue-item[tabindex="0"]').focus();
    const first = await page.evaluate('document.activeElement.dataset.contact');
    await page.keyboard.press('ArrowDown');
    await until(
      async () => (await page.evaluate('document.activeElement.dataset.contact')) !== first,
      'the arrow moves on',
    );
  }),
);
