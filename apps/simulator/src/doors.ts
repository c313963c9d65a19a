import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { CallFrame, ChatStarted } from '#lib/contracts';
import type { InventedCitizen } from './citizen.js';

/** Where the authority's public doors are. */
export interface Doors {
  url: string;
  smtpPort: number;
  switchboardToken: string;
}

async function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
}

/** Writes a mail, as any mail program does. */
export async function writeMail(
  { smtpPort }: Doors,
  citizen: InventedCitizen,
  subject: string,
  text: string,
): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  await transport.sendMail({
    from: { name: citizen.name, address: citizen.email },
    to: 'kundservice@sufflor.example',
    subject,
    text,
  });
}

/** Posts the general form, as the form page does. */
export async function postForm(
  { url }: Doors,
  citizen: InventedCitizen,
  subject: string,
  text: string,
  key: string,
): Promise<void> {
  const values = { name: citizen.name, email: citizen.email, about: 'self', subject, question: text };
  await post(`${url}/api/intake/forms/fraga`, { key, language: 'sv', values, openMs: 45_000 });
}

/** Chats: says its lines, waits for an answer from a person, and thanks for it. */
export async function chat({ url }: Doors, citizen: InventedCitizen, text: string, key: string): Promise<void> {
  const started = await post<ChatStarted>(`${url}/api/intake/chats`, { language: 'sv', name: citizen.name });
  const say = (line: string, number: number) =>
    post(
      `${url}/api/intake/chats/messages`,
      { key: `${key}-${number}`, text: line },
      { authorization: `Bearer ${started.token}` },
    );
  await say(text, 1);
  const socket = io(url, {
    path: '/api/approval/citizen',
    auth: { token: started.token, since: 0 },
    transports: ['websocket'],
    reconnectionAttempts: 3,
  });
  const answered = new Promise<boolean>((done) => {
    socket.once('line', () => done(true));
    setTimeout(() => done(false), 15 * 60_000).unref();
  });
  if (await answered) await pause(8_000).then(() => say('Tack, då förstår jag. Ha en bra dag!', 2));
  socket.close();
}

/** Calls: plays a recorded call into the switchboard's stream at real speed, or faster. */
export async function call(
  { url, switchboardToken }: Doors,
  frames: { afterMs: number; frame: CallFrame }[],
  speed: number,
): Promise<void> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/intake/calls`, {
    headers: { authorization: `Bearer ${switchboardToken}` },
  });
  await new Promise<void>((done, fail) => socket.once('open', done).once('error', fail));
  let at = 0;
  try {
    for (const { afterMs, frame } of frames) {
      await pause(Math.max(0, afterMs - at) / speed);
      at = afterMs;
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify(frame));
    }
    await pause(500);
  } finally {
    socket.close();
  }
}
