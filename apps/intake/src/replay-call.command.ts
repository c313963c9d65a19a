// Plays a recorded call into the switchboard's door at the speed it was spoken.
// node --import ./infra/source.mjs apps/intake/src/replay-call.command.ts --in call.jsonl --url ws://localhost:3000 --token … [--speed 1] [--agent id]
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import type { CallAnswer } from '#lib/contracts';
import { recordedCall } from './recorded-call.js';

const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    url: { type: 'string', default: 'ws://localhost:3000' },
    token: { type: 'string' },
    speed: { type: 'string', default: '1' },
    agent: { type: 'string' },
  },
});
const speed = Number(values.speed);
if (!values.in || !values.token || !(speed > 0)) {
  console.error(
    'Usage: --in call.jsonl --url ws://localhost:3000 --token <secrets.switchboard> [--speed 1] [--agent <sign-in id of who answers>]',
  );
  process.exit(2);
}

try {
  const url = new URL(values.url);
  if (url.pathname === '/') url.pathname = '/api/intake/calls';
  const frames = recordedCall(readFileSync(values.in, 'utf8'), randomUUID(), new Date(), values.agent);
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${values.token}` } });
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  let answered = 0;
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as CallAnswer;
    const frame = frames[answered++]?.frame;
    const said =
      frame?.type === 'segment' ? `${frame.final ? '' : '… '}${frame.speaker}: ${frame.text}` : (frame?.type ?? '');
    if (!answer.ok) console.error(`${said}\n  refused: ${answer.code}: ${answer.message}`);
    else if (frame?.type !== 'segment' || frame.final)
      console.log(said, answer.reference ? `(${answer.reference})` : '');
  });
  socket.once('close', (code, reason) => {
    if (answered === frames.length) process.exit(0);
    console.error(`Closed after ${answered} of ${frames.length} frames: ${code} ${String(reason)}`);
    process.exit(1);
  });
  const began = performance.now();
  for (const { afterMs, frame } of frames) {
    await pause(Math.max(0, afterMs / speed - (performance.now() - began)));
    socket.send(JSON.stringify(frame));
  }
  while (answered < frames.length) await pause(50);
  socket.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
