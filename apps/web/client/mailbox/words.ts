import { useSettings } from '../settings.js';
import { mailboxEn } from '../text/mailbox.en.js';
import { type MailboxText, mailboxSv } from '../text/mailbox.sv.js';

/** The mailbox's words in the language of the screen. */
export const useWords = (): MailboxText => (useSettings().language === 'en' ? mailboxEn : mailboxSv);
