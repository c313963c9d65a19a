import type { DescMessage } from '@bufbuild/protobuf';
import { file_approval_v1_events } from './gen/approval/v1/events_pb.js';
import { file_assist_v1_events } from './gen/assist/v1/events_pb.js';
import { file_desk_v1_events } from './gen/desk/v1/events_pb.js';
import { file_insights_v1_events } from './gen/insights/v1/events_pb.js';
import { file_intake_v1_events } from './gen/intake/v1/events_pb.js';
import { file_knowledge_v1_events } from './gen/knowledge/v1/events_pb.js';
import { file_triage_v1_events } from './gen/triage/v1/events_pb.js';

const files = [
  file_intake_v1_events,
  file_triage_v1_events,
  file_knowledge_v1_events,
  file_assist_v1_events,
  file_approval_v1_events,
  file_desk_v1_events,
  file_insights_v1_events,
];

/** Every event there is: a message whose second field says what caused it. Parts of events have none. */
export const events: readonly DescMessage[] = files.flatMap((file) =>
  file.messages.filter((message) => message.fields[1]?.name === 'caused_by'),
);

const byType = new Map(events.map((schema) => [schema.typeName, schema]));

/** The schema of an event by its full name (`intake.v1.MessageReceived`), or undefined for a newer one. */
export const eventByType = (typeName: string): DescMessage | undefined => byType.get(typeName);

/** Topic of an event: its package (`intake.v1`). */
export const topicOf = (schema: DescMessage): string => schema.file.proto.package;

/** Service that publishes a topic: the first word of the package (`intake`). */
export const publisherOf = (topic: string): string => topic.split('.')[0] ?? topic;

export const topics: readonly string[] = [...new Set(events.map(topicOf))];
