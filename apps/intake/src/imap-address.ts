/** Where to fetch mail, from `imaps://user:password@host:993/INBOX` (percent-encoded). */
export interface ImapAddress {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS when the server offers it. */
  secure: boolean;
  auth: { user: string; pass: string };
  mailbox: string;
}

/** Throws what is missing, without repeating the password. */
export function imapAddress(url: string): ImapAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  if (!hostname || !username) throw new Error('IMAP_URL needs user and host: imaps://user:password@host/INBOX');
  const secure = protocol === 'imaps:';
  return {
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    mailbox: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}
