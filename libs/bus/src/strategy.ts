import type { Message } from '@bufbuild/protobuf';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Commit } from './commit.js';
import type { Hub } from './hub.js';
import type { Listening } from './on.js';
import type { Transport } from './transport.js';

type Extras = Listening & { service: string; handler: string };

/** Joins Nest's listeners to a transport. Nest's own Kafka server restarts for ever on a throwing handler; this one retries and parks. */
export class BusStrategy extends Server implements CustomTransportStrategy {
  constructor(
    private readonly hub: Hub,
    private readonly transport: Transport,
  ) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    for (const method of this.messageHandlers.values()) {
      for (
        let handler: MessageHandler | undefined = method;
        handler;
        handler = handler.next as MessageHandler | undefined
      )
        this.add(handler);
    }
    this.transport.start(this.hub).then(() => callback(), callback);
  }

  private add(method: MessageHandler): void {
    const { service, handler, schema, every } = method.extras as unknown as Extras;
    const handle = async (event: Message, commit: Commit): Promise<void> => {
      const outcome: unknown = await method(event, commit);
      if (isObservable(outcome)) await lastValueFrom(outcome, { defaultValue: undefined });
    };
    this.hub.listeners.push({ service, handler, schema, every, handle });
  }

  async close(): Promise<void> {
    await this.transport.stop();
  }
  override on(): this {
    return this;
  }
  override unwrap<T>(): T {
    return this.transport as T;
  }
}
