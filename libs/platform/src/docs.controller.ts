import { Controller, Get, Param, Res } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Response } from 'express';
import { Hub } from '#lib/bus';
import { Refused } from '#lib/core';
import { Api } from './api.js';
import { asyncApi } from './async-api.js';
import { openApi, routesOf } from './docs.js';
import { docsPage } from './docs.page.js';

const own = ['approval', 'assist', 'desk', 'insights', 'intake', 'knowledge', 'mailbox', 'platform', 'triage'];

/** Documentation and health of every service in this process. */
@Controller('api')
export class DocsController {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly hub: Hub,
  ) {}

  @Get('events/asyncapi.json')
  @Api({ summary: 'Every event, as AsyncAPI 3.', who: 'public' })
  events() {
    return asyncApi();
  }

  @Get(':service/openapi.json')
  @Api({ summary: "A service's routes, as OpenAPI 3.1.", who: 'public' })
  openApi(@Param('service') service: string) {
    return openApi(this.known(service), routesOf(this.discovery));
  }

  @Get(':service/docs')
  @Api({ summary: 'The same to read, with examples to copy.', who: 'public' })
  docs(@Param('service') service: string, @Res() response: Response): void {
    const routes = routesOf(this.discovery).filter(
      ({ path }) => path.startsWith(`/api/${this.known(service)}/`) || path === `/api/${service}`,
    );
    response.type('html').send(docsPage(service, routes));
  }

  @Get(':service/health/live')
  @Api({ summary: 'The process is alive.', who: 'public' })
  live(@Param('service') service: string) {
    return { status: 'ok', service: this.known(service) };
  }

  @Get(':service/health')
  @Api({ summary: 'The service can work: its database answers.', who: 'public' })
  async ready(@Param('service') service: string) {
    const bus = this.hub.buses.get(this.known(service));
    if (!bus) throw new Refused('not-here', `${service} is not in this process.`, 404);
    await bus.database.query('select 1').catch(() => {
      throw new Refused('not-ready', `The database of ${service} does not answer.`, 503);
    });
    return { status: 'ok', service };
  }

  private known(service: string): string {
    if (!own.includes(service))
      throw new Refused('not-found', `There is no service "${service}". There are: ${own.join(', ')}.`, 404);
    return service;
  }
}
