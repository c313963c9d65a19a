import { once } from 'node:events';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { type Outcome, outcomeOf, type SmtpError } from './outcome.js';

/** Sends one mail in one conversation, and knows how far it came. `url`: smtp://[user:password@]host[:port] or smtps://. */
export async function sendBySmtp(url: string, from: string, to: string, bytes: Buffer): Promise<Outcome> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const connection = new SMTPConnection({
    host: hostname,
    port: Number(port) || (secure ? 465 : 25),
    secure,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  let handedOver = false;
  try {
    await Promise.race([new Promise<void>((done) => connection.connect(() => done())), failure(connection)]);
    if (username) {
      const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      await new Promise<void>((done, fail) =>
        connection.login({ credentials } as never, (error) => (error ? fail(error) : done())),
      );
    }
    handedOver = true;
    const sent = new Promise<void>((done, fail) =>
      connection.send({ from, to: [to] }, bytes, (error) => (error ? fail(error) : done())),
    );
    await Promise.race([sent, failure(connection)]);
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error as SmtpError, handedOver);
  } finally {
    connection.on('error', () => undefined); // what happens to the line after the answer changes nothing
    connection.quit();
  }
}

const failure = (connection: SMTPConnection): Promise<never> =>
  once(connection, 'error').then(([error]) => {
    throw error;
  });
