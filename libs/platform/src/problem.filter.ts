import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem } from '#lib/contracts';
import { Refused } from '#lib/core';

const log = new Logger('http');

const known: Record<string, [number, string]> = {
  'entity.too.large': [413, 'The body is too large.'],
  'entity.parse.failed': [400, 'The body is not valid JSON.'],
  'charset.unsupported': [415, 'Send the body as UTF-8.'],
  'encoding.unsupported': [415, 'The content encoding is not supported.'],
  'request.aborted': [400, 'The request was cut off.'],
};

/** Every error leaves as `{code, message}` that says what is wrong and what to do; inner details never do. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return;
    const [status, problem] = explain(error);
    response.status(status).json(problem);
  }
}

export function explain(error: unknown): [number, Problem] {
  if (error instanceof Refused)
    return [error.status, { code: error.code, message: error.message, details: error.details }];
  const type = (error as { type?: string }).type ?? '';
  const parser = known[type];
  if (parser) return [parser[0], { code: type.replaceAll('.', '-'), message: parser[1] }];
  if (error instanceof HttpException)
    return [error.getStatus(), { code: error.getStatus() === 404 ? 'not-found' : 'http', message: error.message }];
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return [
    500,
    {
      code: 'internal',
      message: 'Something went wrong on our side. Nothing you wrote is lost; try again in a moment.',
    },
  ];
}
