import { type DescField, type DescMessage, getOption, hasOption } from '@bufbuild/protobuf';
import { events, personal, topicOf, topics } from '#lib/contracts';

/** The events as AsyncAPI 3, made from the protos: their comments are the documentation. */
export function asyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Sufflör events',
      version: '1',
      license: { name: 'EUPL-1.2' },
      description:
        'Protobuf bytes as value, CloudEvents attributes as headers (ce_id, ce_type, ce_source, ce_time, traceparent). Fields marked personal are encrypted under the contact’s own key.',
    },
    defaultContentType: 'application/protobuf',
    channels: Object.fromEntries(
      topics.map((topic) => [
        topic,
        {
          address: topic,
          messages: Object.fromEntries(
            events
              .filter((schema) => topicOf(schema) === topic)
              .map((schema) => [schema.name, { $ref: `#/components/messages/${schema.name}` }]),
          ),
        },
      ]),
    ),
    operations: Object.fromEntries(
      topics.map((topic) => [`publish-${topic}`, { action: 'send', channel: { $ref: `#/channels/${topic}` } }]),
    ),
    components: {
      messages: Object.fromEntries(
        events.map((schema) => [
          schema.name,
          {
            name: schema.typeName,
            contentType: 'application/protobuf',
            payload: payload(schema),
          },
        ]),
      ),
    },
  };
}

function payload(schema: DescMessage): object {
  return {
    type: 'object',
    properties: Object.fromEntries(
      schema.fields.map((field) => [
        field.name,
        {
          ...typeOf(field),
          'x-field-number': field.number,
          ...(isPersonal(field) ? { 'x-personal': true } : {}),
        },
      ]),
    ),
  };
}

const isPersonal = (field: DescField): boolean => hasOption(field, personal) && getOption(field, personal);

function typeOf(field: DescField): object {
  const inner =
    field.fieldKind === 'message'
      ? field.message.typeName === 'google.protobuf.Timestamp'
        ? { type: 'string', format: 'date-time' }
        : payload(field.message)
      : scalar(field);
  if (field.fieldKind !== 'list') return inner;
  return {
    type: 'array',
    items: field.listKind === 'message' ? payload(field.message) : { type: 'string' },
  };
}

function scalar(field: DescField): object {
  const names: Record<number, string> = {
    1: 'number',
    8: 'boolean',
    9: 'string',
    3: 'integer',
    5: 'integer',
  };
  return {
    type: field.fieldKind === 'scalar' ? (names[field.scalar] ?? 'string') : 'string',
  };
}
