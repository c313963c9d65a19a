import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { Bus, type Commit, Consumer, On } from '#lib/bus';
import { type CitizenTyped, CitizenTypedSchema, PresenceChangedSchema } from '#lib/contracts';
import { Api, ServiceModule } from '#lib/platform';
import { type TestService, testService } from './test-service.js';
import { waitFor } from './wait-for.js';

@Consumer('desk')
class TypingConsumer {
  constructor(readonly bus: Bus) {}
  @On(CitizenTypedSchema) async typed(event: CitizenTyped, commit: Commit): Promise<void> {
    await commit(async (tx) => tx.publish(PresenceChangedSchema, { agentId: event.contactId }));
  }
}

@Controller('api/desk')
class TypingController {
  @Api({ summary: 'Says yes.', who: ['editor'] }) @Get('yes') yes(): object {
    return { yes: true };
  }
}

@Module({
  imports: [ServiceModule.for('desk', [], [])],
  providers: [],
  controllers: [TypingConsumer, TypingController],
})
class DeskLikeModule {}

describe('a service under test', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService([DeskLikeModule]);
  });
  afterAll(() => service.close());

  it('hears an event that an absent publisher would have sent, and publishes its own', async () => {
    const id = await service.publishAs('intake', CitizenTypedSchema, { contactId: 'c1' });
    const [seen] = await waitFor(async () => {
      const all = await service.eventsOf('desk', PresenceChangedSchema);
      return all.length > 0 ? all : undefined;
    });
    expect(seen?.event.agentId).toBe('c1');
    expect(seen?.event.causedBy).toBe(id);
  });

  it('answers REST to the right role only', async () => {
    expect((await service.rest('GET', '/api/desk/yes')).status).toBe(401);
    expect((await service.rest('GET', '/api/desk/yes', { as: 'agent' })).status).toBe(403);
    expect(await (await service.rest('GET', '/api/desk/yes', { as: 'editor' })).json()).toEqual({ yes: true });
  });
});
