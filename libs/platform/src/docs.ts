import { type DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type ZodType, z } from 'zod';
import { type ApiRoute, apiMark } from './api.js';

export interface Route extends ApiRoute {
  method: string;
  path: string;
  controller: string;
  handler: string;
}

const methods = ['get', 'post', 'put', 'delete', 'patch', 'all', 'options', 'head'];

/** Every REST route of the process, read from the decorators that make it. */
export function routesOf(discovery: DiscoveryService): Route[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const bases = [Reflect.getMetadata('path', metatype) ?? ''].flat() as string[];
    return scanner.getAllMethodNames(Object.getPrototypeOf(instance)).flatMap((name) => {
      const handler = Object.getPrototypeOf(instance)[name] as object;
      const paths = Reflect.getMetadata('path', handler) as string | string[] | undefined;
      const api = Reflect.getMetadata(apiMark, handler) as ApiRoute | undefined;
      if (paths === undefined || Reflect.getMetadata('method', handler) === undefined) return [];
      const method = methods[Reflect.getMetadata('method', handler) as number] ?? 'get';
      return bases.flatMap((base) =>
        [paths].flat().map((path) => ({
          ...(api ?? { summary: '', who: 'signed-in' as const }),
          method,
          path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
          controller: metatype.name,
          handler: name,
        })),
      );
    });
  });
}

const json = (schema: ZodType | undefined) =>
  schema
    ? {
        content: {
          'application/json': {
            schema: z.toJSONSchema(schema, {
              io: 'input',
              unrepresentable: 'any',
            }),
          },
        },
      }
    : {};

/** OpenAPI 3.1 of one service, made from its routes. */
export function openApi(service: string, routes: Route[]): object {
  const own = routes.filter(
    ({ path }) => path.startsWith(`/api/${service}/`) || (service === 'web' && !path.startsWith('/api/')),
  );
  const paths: Record<string, Record<string, object>> = {};
  for (const route of own) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    const why = route.reads
      ? [
          {
            name: 'why',
            in: 'query',
            required: true,
            schema: { type: 'string', minLength: 3 },
            description: 'Goes into the read log.',
          },
        ]
      : [];
    const query = route.query
      ? Object.entries(
          (
            z.toJSONSchema(route.query, {
              io: 'input',
              unrepresentable: 'any',
            }) as { properties?: object }
          ).properties ?? {},
        ).map(([name, schema]) => ({ name, in: 'query', schema }))
      : [];
    (paths[path] ??= {})[route.method] = {
      operationId: `${route.controller}.${route.handler}`,
      summary: route.summary,
      description: [
        route.who === 'public'
          ? 'Open.'
          : route.who === 'signed-in'
            ? 'Anyone signed in.'
            : `Roles: ${route.who.join(', ')}.`,
        route.reads ? `Shows ${route.reads}; every call is in the read log.` : '',
        route.curl ? `\n\n    ${route.curl}` : '',
      ]
        .filter(Boolean)
        .join(' '),
      parameters: [...parameters, ...why, ...query],
      ...(route.body ? { requestBody: { required: true, ...json(route.body) } } : {}),
      responses: {
        200: { description: 'Done.', ...json(route.answer) },
        '4XX': {
          description: 'Refused: {code, message} says what is wrong and what to do.',
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Sufflör ${service}`,
      version: '1',
      license: { name: 'EUPL-1.2' },
    },
    paths,
  };
}
