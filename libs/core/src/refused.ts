/** A "no" that is an answer, not a fault: never retried, told to the asker in words. `code` is stable, `message` says what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    message: string,
    /** HTTP status when the asker came by REST. */
    readonly status = 422,
    readonly details?: unknown,
  ) {
    super(message);
  }
}
