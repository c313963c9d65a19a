import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallFrame } from '#lib/contracts';
import { type InventedCitizen } from './citizen.js';

interface Recorded {
  afterMs: number;
  frame: Record<string, unknown>;
}

/** Recorded calls of the pack: one file a call, one line a frame `{afterMs, frame}`. */
export function loadCalls(folder: string): Recorded[][] {
  const at = join(folder, 'calls');
  if (!existsSync(at)) return [];
  const files = readdirSync(at)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  return files.map((name) =>
    readFileSync(join(at, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Recorded),
  );
}

/** The call as if it began now, from this citizen, answered by this agent. Throws when the recording is not a call. */
export function asNow(
  recorded: Recorded[],
  citizen: InventedCitizen,
  agent: string,
): { afterMs: number; frame: CallFrame }[] {
  const callId = randomUUID();
  const began = Date.now();
  return recorded.map(({ afterMs, frame }) => {
    const now = {
      ...frame,
      callId,
      at: new Date(began + afterMs).toISOString(),
      ...(frame['type'] === 'queued' ? { from: citizen.phone } : {}),
      ...(frame['type'] === 'answered' ? { agent } : {}),
    };
    return { afterMs, frame: CallFrame.parse(now) };
  });
}
