/** Name of the group that copies a log to Kafka. */
export const relayGroup = 'kafka-relay';
