import { CallFrame } from '#lib/contracts';

/** One line of a recorded call: a frame and when it came, in milliseconds from the first. */
export interface RecordedFrame {
  afterMs: number;
  frame: CallFrame;
}

/** Reads a recording (JSON lines `{afterMs, frame}`) as a call that begins now. Throws naming the line that is wrong. */
export function recordedCall(lines: string, callId: string, began: Date, agent?: string): RecordedFrame[] {
  const read = lines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const { afterMs, frame } = JSON.parse(line) as { afterMs: unknown; frame: Record<string, unknown> };
      if (typeof afterMs !== 'number' || !(afterMs >= 0))
        throw new Error('afterMs must be milliseconds from the start');
      const at = new Date(began.getTime() + afterMs).toISOString();
      return [
        {
          afterMs,
          frame: CallFrame.parse({ ...frame, callId, at, ...(agent && frame.type === 'answered' ? { agent } : {}) }),
        },
      ];
    } catch (error) {
      throw new Error(`line ${index + 1}: ${(error as Error).message}`);
    }
  });
  return read.sort((a, b) => a.afterMs - b.afterMs);
}
