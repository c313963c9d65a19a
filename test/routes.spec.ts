import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { routesOf } from '#lib/platform';
import { type TestService, testService } from '#lib/testing';
import { services } from '../apps/standalone/src/standalone.module.js';

/** Answers whose schema or purpose carries contact text. Everything else states why it carries none. */
const showsText =
  /contacts\/:id$|contacts\/:id\/(clear|attachments|messages|journal|export|timeline)|case\/:|examples|drill/;

describe('every route', () => {
  let service: TestService;
  let routes: ReturnType<typeof routesOf>;
  beforeAll(async () => {
    service = await testService([DiscoveryModule, ...services]);
    routes = routesOf(service.app.get(DiscoveryService, { strict: false }));
  }, 180_000);
  afterAll(() => service.close());

  it('is declared with @Api', () => {
    expect(routes.filter(({ summary }) => summary === '').map(({ path }) => path)).toEqual([]);
    expect(routes.length).toBeGreaterThan(40);
  });

  it('writes the read log when it shows contact text', () => {
    const silent = routes.filter(({ method, path, reads }) => method === 'get' && showsText.test(path) && !reads);
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('that shows contact text refuses to without a reason, and keeps the reason it is given', async () => {
    for (const { method, path } of routes.filter(({ reads, method: verb }) => reads && verb === 'get')) {
      const url = path.replace(/:\w+/g, 'c-1');
      const roles = ['agent', 'editor', 'supervisor', 'operator', 'auditor'] as const;
      const as = { sub: 'nosy', roles: [...roles] };
      const refused = await service.rest(method.toUpperCase(), url, { as });
      expect([path, refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        path,
        400,
        'why-missing',
      ]);
      await service.rest(method.toUpperCase(), `${url}?why=nyfiken`, { as });
      const bus = await service.busOf(path.split('/')[2] ?? '');
      const [row] = (await bus.database.query(
        `select count(*)::int as readings from read_log where reader = 'nosy' and why = 'nyfiken'`,
      )) as { readings: number }[];
      expect([path, (row?.readings ?? 0) > 0]).toEqual([path, true]);
    }
  });

  it('that is not public refuses a caller without sign-in', async () => {
    for (const { method, path } of routes.filter(({ who }) => who !== 'public')) {
      const response = await service.rest(
        method.toUpperCase(),
        path.replace(/:\w+/g, 'x'),
        method === 'get' ? {} : { body: {} },
      );
      expect([method, path, response.status]).toEqual([method, path, 401]);
    }
  });
});
