import { publisherOf, topicOf } from '#lib/contracts';
import type { Hub } from './hub.js';
import { deliver, type Listener } from './listener.js';
import type { LogRow } from './log.js';
import type { Patience } from './retry.js';

/** The listeners of one service on one topic: a consumer group, or (every replica) a group of one's own. */
export interface Group {
  service: string;
  topic: string;
  publisher: string;
  every: 'group' | 'replica';
  byType: Map<string, Listener[]>;
}

/** Every group of the process. Throws when two listeners share a name: the inbox would take one's work for the other's. */
export function groupsOf(hub: Hub): Group[] {
  const names = new Set<string>();
  for (const { handler, service } of hub.listeners) {
    if (names.has(handler)) throw new Error(`two listeners are called ${handler}: rename a class or a method`);
    names.add(handler);
    hub.busOf(service);
  }
  const groups = Map.groupBy(hub.listeners, ({ service, schema, every }) => `${service}|${topicOf(schema)}|${every}`);
  return [...groups.values()].map((listeners) => {
    const { service, schema, every } = listeners[0] as Listener;
    const byType = Map.groupBy(listeners, (listener) => listener.schema.typeName);
    return { service, topic: topicOf(schema), publisher: publisherOf(topicOf(schema)), every, byType };
  });
}

/** Hands an event to every listener of a group that knows its type; a newer, unknown type is passed by. False: not dealt with. */
export async function deliverTo(hub: Hub, group: Group, row: LogRow, patience: Patience): Promise<boolean> {
  let dealtWith = true;
  for (const listener of group.byType.get(row.headers['ce_type'] ?? '') ?? []) {
    dealtWith = (await deliver(listener, row, hub.busOf(group.service), hub.findKey, patience)) && dealtWith;
  }
  return dealtWith;
}
