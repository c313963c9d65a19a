import type { MailboxText } from './mailbox.sv.js';

/** Words of the demo's mailbox in English. */
export const mailboxEn: MailboxText = {
  title: 'The mailbox',
  lead: 'Everything the demo sends by e-mail arrives here. Nothing leaves this computer.',
  home: "The demo's start page",
  citizen: "The citizen's pages",
  other: 'På svenska',
  write: 'Write as a citizen',
  list: 'Letters, newest first',
  none: 'No letters yet',
  noneText: 'Write a letter as a citizen, sign in as an agent and approve a reply. It then arrives here.',
  pick: 'Choose a letter',
  noSubject: '(no subject)',
  from: 'From', to: 'To', sent: 'Sent',
  views: { html: 'As the recipient sees it', text: 'As text', raw: 'Exactly as it was sent' },
  failed: 'The letters could not be fetched',
  failedOne: 'The letter could not be fetched',
  closed: 'The mailbox exists only in the demo',
  closedText: 'Outside the demo letters go to real recipients, and there is nothing to read here.',
  letter: 'The letter',
  compose: {
    title: 'Write a letter to the authority',
    text: 'You write as an invented citizen. The letter goes in the same way as real e-mail and ends up in the agents’ queue.',
    name: 'Name', from: 'E-mail address', subject: 'Subject', body: 'Your letter',
    send: 'Send', sending: 'Sending …',
    sent: 'The letter is on its way. It shows in the agents’ queue within seconds.',
    another: 'Write another',
    example: { name: 'Birgitta Exempel', from: 'birgitta@exempel.se', subject: 'New rent from January', body: 'Hello! I have housing supplement and my rent was raised from SEK 8,200 to 8,650 on 1 January. Do I have to report it, and how?\n\nRegards, Birgitta' },
  },
};
