import { Controller, Get } from '@nestjs/common';
import { Hub } from '#lib/bus';
import { Api, Settings } from '#lib/platform';

@Controller()
export class HealthController {
  constructor(
    private readonly hub: Hub,
    private readonly settings: Settings,
  ) {}

  @Get('health')
  @Api({ summary: 'Whether this process serves: 200 when every database answers.', who: 'public' })
  async health(): Promise<{ status: 'ok'; services: string[]; profile: string }> {
    const buses = [...this.hub.buses.values()];
    await Promise.all(buses.map(({ database }) => database.query('select 1')));
    return { status: 'ok', services: buses.map(({ service }) => service), profile: this.settings.profile };
  }
}
