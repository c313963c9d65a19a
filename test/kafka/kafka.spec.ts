import { describe, it } from '@jest/globals';
import { contract } from '../bus/contract.js';
import { kafka } from './kafka-kind.js';

const unavailable = process.env['KAFKA_UNAVAILABLE'];
if (unavailable) {
  console.error(`NOT RUN: the contract on Kafka. ${unavailable}`);
  describe('kafka', () => it.skip(`could not be started: ${unavailable}`, () => undefined));
} else {
  contract(kafka());
}
