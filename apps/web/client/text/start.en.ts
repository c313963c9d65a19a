import type { StartText } from './start.sv.js';

/** Words of the start page in English. */
export const startEn: StartText = {
  what: [
    "Sufflör helps agents in an authority's contact centre. When somebody calls, e-mails, chats or fills in a form, Sufflör finds the answer in the authority's own articles and puts a suggestion with its sources on the agent's screen.",
    'A person always reads, changes and approves before anything reaches the citizen.',
  ],
  try: 'Try it like this',
  steps: [
    ['Write as a citizen', 'in the chat, a form or a letter.'],
    ['Sign in as an agent', 'and take the contact. Read the suggestion and its sources, change and approve.'],
    ['Read the answer', 'in the chat or the mailbox.'],
    ['Sign in as an editor', 'and mend an article. Another editor has to review it.'],
  ],
  links: {
    citizen: "The citizen's pages",
    citizenText: 'chat and forms',
    mailbox: 'The mailbox',
    mailboxText: 'write and read letters',
    docs: 'For developers',
    docsText: 'every way in, with examples',
  },
};
