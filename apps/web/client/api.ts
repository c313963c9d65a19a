import type { ZodType } from 'zod';
import { Problem } from './contracts.js';

/** A refusal by a service, or no answer at all (`offline`). `message` is fit for reading aloud. */
export class ProblemError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly details?: unknown,
  ) {
    super(message);
  }
  /** The server could not be reached; the same call may work in a moment. */
  get offline(): boolean {
    return this.status === 0;
  }
}

export interface Call<T> {
  /** Checks the answer. Left out when the answer does not matter. */
  answer?: ZodType<T>;
  method?: 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Why contact text is read; written to the read log. */
  why?: string;
  signal?: AbortSignal;
}

const waitMs = 20_000;
let onSignInNeeded = () => {};
/** Tells the shell that the sign-in has run out. */
export const signInNeeded = (): void => onSignInNeeded();
/** What to do when the sign-in has run out; set once by the shell. */
export const whenSignInNeeded = (act: () => void): void => {
  onSignInNeeded = act;
};

/** One call to a service. Throws `ProblemError`; an answer of another shape than agreed is also one. */
export async function call<T = unknown>(path: string, { answer, method, body, why, signal }: Call<T> = {}): Promise<T> {
  const url = why ? `${path}${path.includes('?') ? '&' : '?'}why=${encodeURIComponent(why)}` : path;
  const deadline = AbortSignal.timeout(waitMs);
  const response = await fetch(url, {
    method: method ?? 'GET',
    credentials: 'same-origin',
    headers: {
      ...(method ? { 'X-Sufflor': '1' } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ProblemError('offline', 'offline', 0);
  });
  const text = await response.text();
  const json = parse(text);
  if (!response.ok) {
    if (response.status === 401 && path !== '/auth/me') onSignInNeeded();
    const problem = Problem.safeParse(json);
    throw problem.success
      ? new ProblemError(problem.data.code, problem.data.message, response.status, problem.data.details)
      : new ProblemError(
          'no-answer',
          `${response.status} ${response.statusText}`,
          response.status >= 502 ? 0 : response.status,
        );
  }
  if (!answer) return json as T;
  const read = answer.safeParse(json);
  if (!read.success)
    throw new ProblemError(
      'unexpected-answer',
      `${path}: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`,
      500,
    );
  return read.data;
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
