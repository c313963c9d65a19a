import { atDesk } from './agent.browser.js';
import { PretendDesk } from './pretend-desk.js';
import { expect, story, until } from './story.js';

story('connection lost while approving: nothing typed is lost, the same approval goes through once', (stage) =>
  atDesk(stage, 'chat', async (page, desk) => {
    desk.approval.undoSeconds = 1;
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.confirm');
    desk.cut();
    await page.keyboard.press('Alt+g');
    await page.getByText('Vi vet inte om godkännandet kom fram').waitFor();
    await page.waitForSelector('.offline');
    desk.unreachable = false;
    await page.keyboard.press('Alt+g');
    await page.waitForSelector('.leaving');
    expect(desk.sent('POST', '/replies').length === 1, 'one approval arrived');
  }),
);

story('sign-in expired while writing: the text is kept through a reload', (stage) =>
  atDesk(stage, 'foreign', async (page, desk) => {
    await page.locator('#own').fill('Det här har jag skrivit.');
    desk.signedOut = true;
    await page.keyboard.press('Control+Enter');
    await page.getByText('Din inloggning har gått ut').waitFor();
    expect(
      ((await page.getAttribute('.dialog .btn.go', 'href')) ?? '').includes(encodeURIComponent('/agent/foreign')),
      'signing in comes back here',
    );
    desk.signedOut = false;
    await page.reload();
    await until(
      async () =>
        (await page.locator('#own').count()) > 0 && (await page.inputValue('#own')) === 'Det här har jag skrivit.',
      'the text is still there',
    );
  }),
);

story('a newer message withdraws the suggestion and keeps own words; the new one comes on request', (stage) =>
  atDesk(stage, 'mail', async (page, desk) => {
    await page.keyboard.press('Alt+i');
    await page.keyboard.type('Det här skrev jag själv.');
    await page.keyboard.press('Enter');
    const contact = desk.contacts['mail']!;
    contact.conversation.row.messageSeq = 2;
    contact.conversation.messages.push({
      ...contact.conversation.messages[0]!,
      seq: 2,
      text: 'Hej igen! Hyran blir 7 980 kronor.',
      subject: '',
      quoted: '',
    });
    desk.approval.withdrawn.set('mail', { reason: 'newer-message', at: new Date().toISOString() });
    contact.suggestion = { ...contact.suggestion!, suggestionId: 's2' };
    desk.news('mail', 'withdrawn');
    await page.getByText('Förslaget drogs tillbaka').waitFor();
    expect((await page.inputValue('#own')) === 'Det här skrev jag själv.', 'own words stand');
    expect((await page.locator('.sentence.machine').count()) === 0, 'the machine text is gone');
    await page.keyboard.press('Alt+f');
    await page.waitForSelector('.sentence.machine');
    expect((await page.locator('.sentence.own').count()) === 1, 'the own sentence stands in the new letter');
  }),
);

story('a suggestion withdrawn in the middle of a sentence: typing goes on where it was', (stage) =>
  atDesk(stage, 'mail', async (page, desk) => {
    await page.keyboard.press('Alt+i');
    await page.keyboard.type('Första halvan');
    desk.approval.withdrawn.set('mail', { reason: 'article-published', at: new Date().toISOString() });
    const contact = desk.contacts['mail']!;
    contact.suggestion = { ...contact.suggestion!, suggestionId: 's3' };
    desk.news('mail', 'withdrawn');
    await until(async () => (await page.evaluate('document.activeElement.id')) === 'own', 'focus follows the words');
    await page.keyboard.type(' och andra.');
    expect((await page.inputValue('#own')) === 'Första halvan och andra.', 'the sentence is whole');
  }),
);

story('an article changes while step two is open: approving is refused and says why', (stage) =>
  atDesk(stage, 'chat', async (page, desk) => {
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.confirm');
    const contact = desk.contacts['chat']!;
    contact.suggestion = { ...contact.suggestion!, suggestionId: 's9' };
    desk.news('chat', 'suggestion');
    await page.getByText('Något har ändrats sedan du läste').waitFor();
    await page.keyboard.press('Alt+g');
    expect(desk.sent('POST', '/replies').length === 0, 'nothing was approved');
  }),
);

story('the claim is lost to a colleague: the words are still there', (stage) =>
  atDesk(stage, 'foreign', async (page, desk) => {
    await page.locator('#own').fill('Halvvägs skrivet.');
    Object.assign(desk.contacts['foreign']!.conversation.row, { holderId: 'erik', holderName: 'Erik Sund' });
    desk.news('foreign', 'claim');
    await page.getByText('Erik Sund har kontakten').waitFor();
    expect((await page.inputValue('.preview textarea')) === 'Halvvägs skrivet.', 'what was typed can still be read');
  }),
);

story('two agents: who comes second is told who has it', async (stage) => {
  const desk = new PretendDesk();
  const url = await desk.start();
  try {
    const page = await stage.open(`${url}/agent/english`);
    await page.waitForSelector('.preview .btn.step');
    Object.assign(desk.contacts['english']!.conversation.row, {
      holderId: 'erik',
      holderName: 'Erik Sund',
      state: 'held',
    });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Erik Sund har kontakten').waitFor();
  } finally {
    await desk.stop();
  }
});

story('hostile HTML, right-to-left text and a 20 kB message are shown as text', (stage) =>
  atDesk(stage, 'foreign', async (page) => {
    expect((await page.evaluate('window.hacked')) === undefined, 'no script of the message ran');
    expect((await page.locator('.msg img, .msg script, .msg a').count()) === 0, 'nothing of it became an element');
    expect(
      (await page.evaluate(
        'getComputedStyle([...document.querySelectorAll(".said")].find((one) => one.textContent.includes("مرحبا"))).direction',
      )) === 'rtl',
      'Arabic runs from the right',
    );
    expect(
      Boolean(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')),
      'the page does not scroll sideways',
    );
  }),
);

story('a personal reply by e-mail is stopped with the reason and the way out', (stage) =>
  atDesk(stage, 'english', async (page, desk) => {
    await page.getByLabel('Svaret är').selectOption('personal');
    await page.getByText('kan inte skickas så här').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.foot [role=alert]').waitFor();
    expect(desk.sent('POST', '/replies').length === 0, 'nothing was approved');
  }),
);

story('two tabs on one contact: the last word typed anywhere stands in both', (stage) =>
  atDesk(stage, 'foreign', async (page, _, url) => {
    const second = await page.context().newPage();
    await second.goto(`${url}/agent/foreign`);
    await second.locator('#own').fill('Skrivet i den andra fliken.');
    await until(async () => (await page.inputValue('#own')) === 'Skrivet i den andra fliken.', 'the first tab follows');
  }),
);

story('five thousand waiting: the list is virtual and new rows wait to be shown', async (stage) => {
  const desk = new PretendDesk();
  const { row } = desk.contacts['english']!.conversation;
  desk.extraRows = Array.from({ length: 5_000 }, (_, index) => ({
    ...row,
    contactId: `many-${index}`,
    reference: `2611-M${index}`,
  }));
  const url = await desk.start();
  try {
    const page = await stage.open(`${url}/agent`);
    await page.waitForSelector('.queue-item');
    expect((await page.locator('.queue-item').count()) < 60, 'only a screenful is drawn');
    desk.contacts['fresh'] = {
      ...desk.contacts['english']!,
      conversation: { ...desk.contacts['english']!.conversation, row: { ...row, contactId: 'fresh' } },
    };
    desk.news('fresh', 'message');
    await page.getByRole('button', { name: '1 ny, visa' }).click();
    await until(
      async () => (await page.getByRole('button', { name: '1 ny, visa' }).count()) === 0,
      'the new one is taken in on request',
    );
  } finally {
    await desk.stop();
  }
});
