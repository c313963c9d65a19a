import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { type ZodType, z } from 'zod';
import { Refused } from '#lib/core';
import { type ApiRoute, apiMark } from './api.js';
import { ReadLogs } from './read-log.js';
import type { SignedRequest } from './sign-in.guard.js';

/** Checks body and query against the route's schemas, and writes the read log before any contact text is shown. */
@Injectable()
export class ApiInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly readLogs: ReadLogs,
    readonly modules: ModuleRef,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const route = this.reflector.get<ApiRoute>(apiMark, context.getHandler());
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (route.reads) await this.noteReading(route.reads, request);
    if (route.body) request.body = check(route.body, request.body ?? {}, 'body');
    if (route.query)
      Object.defineProperty(request, 'query', {
        value: check(route.query, request.query, 'query'),
        configurable: true,
      });
    return next.handle();
  }

  private async noteReading(what: string, request: SignedRequest): Promise<void> {
    const asked = request.query['why'] ?? request.headers['x-why'];
    const why = typeof asked === 'string' ? asked.trim() : '';
    if (why.length < 3 || why.length > 200)
      throw new Refused(
        'why-missing',
        'Say why you read this: ?why=… (3 to 200 characters). It goes into the read log.',
        400,
      );
    const service = request.path.split('/')[2] ?? '';
    const contactId = request.params['id'];
    await this.readLogs.write(service, {
      reader: request.claims?.sub ?? '',
      what,
      why,
      contactId: typeof contactId === 'string' ? contactId : '',
    });
  }
}

function check(schema: ZodType, value: unknown, where: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refused(
    'wrong-input',
    `The ${where} is wrong: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    400,
    parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}
