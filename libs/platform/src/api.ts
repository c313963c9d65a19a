import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { ZodType } from 'zod';
import type { Role } from '#lib/core';

export const apiMark = 'sufflor:api';

/** The one declaration of a REST route: who may call it, what goes in and out, and whether contact text is read. */
export interface ApiRoute {
  /** One sentence for the documentation. */
  summary: string;
  /** `public` for citizens and machines with their own proof; otherwise any of these roles. */
  who: 'public' | readonly Role[] | 'signed-in';
  /** Schema of the body; wrong bodies are refused before the handler. */
  body?: ZodType;
  /** Schema of the query. */
  query?: ZodType;
  /** Schema of the answer, for the documentation. */
  answer?: ZodType;
  /** What contact text the answer shows. Every call then needs `why` and is written to the read log first. */
  reads?: string;
  /** An example a stranger can paste into a shell. */
  curl?: string;
}

/** Declares a route. A route without it does not start. */
export const Api = (route: ApiRoute): MethodDecorator =>
  applyDecorators(SetMetadata(apiMark, route)) as MethodDecorator;
