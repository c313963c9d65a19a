import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectFolder } from '#lib/platform';
import { recordedCall } from './recorded-call.js';

const folder = join(projectFolder, 'libs/pension-pack/calls');
const began = new Date('2026-11-05T10:00:00Z');

describe('the pack has calls that can be played', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  it('six of them', () => expect(files.length).toBeGreaterThanOrEqual(6));
  it.each(files)('%s', (file) => {
    const frames = recordedCall(readFileSync(join(folder, file), 'utf8'), 'c', began);
    const types = frames.map(({ frame }) => frame.type);
    expect(types.slice(0, 3)).toEqual(['queued', 'answered', 'notice']);
    expect(types.at(-1)).toBe('ended');
    const finals = frames.flatMap(({ frame }) => (frame.type === 'segment' && frame.final ? [frame] : []));
    expect(finals.length).toBeGreaterThanOrEqual(20);
    expect(new Set(finals.map(({ segmentId }) => segmentId)).size).toBe(finals.length);
    // Nothing is said while identity is checked.
    const paused = frames
      .map(({ frame }, place) => [frame.type, place] as const)
      .filter(([type]) => type.startsWith('identity'));
    for (let pair = 0; pair + 1 < paused.length; pair += 2)
      expect(types.slice((paused[pair]?.[1] ?? 0) + 1, paused[pair + 1]?.[1])).toEqual([]);
  });
});

describe('a recording that is wrong', () => {
  it.each([
    ['no JSON', 'hej', 'line 1'],
    ['no time', '{"frame":{"type":"notice"}}', 'line 1: afterMs'],
    ['no frame', '\n{"afterMs":1,"frame":{"type":"sing"}}', 'line 2'],
  ])('%s', (_, lines, message) => expect(() => recordedCall(lines, 'c', began)).toThrow(message));
});
