import 'reflect-metadata';
import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { Controller, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { Commit } from './commit.js';
import { Rethrow } from './rethrow.filter.js';

const listens = Symbol('sufflor:on');

export interface Listening {
  schema: DescMessage;
  /** `group`: one replica handles each event. `replica`: every replica does, from now on, without an inbox. */
  every: 'group' | 'replica';
}

type Handler<S extends DescMessage> = (event: MessageShape<S>, commit: Commit) => Promise<void>;

/** Marks a method of a `@Consumer` as the listener of an event: `@On(MessageReceivedSchema) async name(event, commit)`. */
export function On<S extends DescMessage>(schema: S, options: { every?: 'group' | 'replica' } = {}) {
  return <H extends Handler<S>>(target: object, name: string, _method: TypedPropertyDescriptor<H>): void => {
    const listening: Listening = { schema, every: options.every ?? 'group' };
    Reflect.defineMetadata(listens, listening, target, name);
    // Nest hands a custom strategy's handler only what these route arguments name: payload (3) first, context (6) second.
    Reflect.defineMetadata(
      '__routeArguments__',
      { '3:0': { index: 0, data: undefined, pipes: [] }, '6:1': { index: 1, data: undefined, pipes: [] } },
      target.constructor,
      name,
    );
  };
}

/** A class of listeners of one service. The group is in the pattern, since two services in one process may hear the same event. */
export function Consumer(service: string): ClassDecorator {
  return (target) => {
    for (const name of Object.getOwnPropertyNames(target.prototype)) {
      const listening = Reflect.getMetadata(listens, target.prototype, name) as Listening | undefined;
      if (!listening) continue;
      const descriptor = Object.getOwnPropertyDescriptor(target.prototype, name) as PropertyDescriptor;
      const handler = `${service}.${target.name}.${name}`;
      EventPattern(`${handler}:${listening.schema.typeName}`, { ...listening, service, handler })(
        target.prototype,
        name,
        descriptor,
      );
      Reflect.defineMetadata('sufflor:pattern', { ...listening, service, handler }, descriptor.value);
    }
    UseFilters(new Rethrow())(target);
    Controller()(target);
  };
}

/** What the arrow-table test and the strategy read: every listener of a class. */
export const listenersOf = (consumer: Function): (Listening & { service: string; handler: string })[] =>
  Object.getOwnPropertyNames(consumer.prototype).flatMap((name) => {
    const found = Reflect.getMetadata('sufflor:pattern', consumer.prototype[name] ?? (() => undefined));
    return found ? [found] : [];
  });
