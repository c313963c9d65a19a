import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { KafkaTransport, kafkaSettings } from '#lib/bus';
import { MessageReceivedSchema } from '#lib/contracts';
import { fastPace, waitFor } from '#lib/testing';
import { startKafka } from '../../infra/kafka/kafka.mjs';
import { inWorld } from '../bus/in-world.js';
import { settled } from '../bus/settled.js';
import { byKey, type Kind, marks } from '../bus/world.js';
import { kafka } from './kafka-kind.js';

const unavailable = process.env['KAFKA_UNAVAILABLE'];
const here = unavailable ? describe.skip : describe;

here('what other systems see', () => {
  it('read the facts and headers with any client, and ciphertext where content is', () =>
    inWorld(kafka(), async (world) => {
      const member = await world.member(['intake', 'desk']);
      await member.marks('desk').start();
      const traced: string[] = await member.bus('intake').transaction(async (tx) => [
        tx.publish(MessageReceivedSchema, {
          contactId: 'åäö-1',
          channel: 'email',
          messageSeq: 3,
          text: 'Hej, min pension',
        }),
      ]);
      const client = new kafkajs.Kafka({
        clientId: 'stranger',
        brokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
        logLevel: kafkajs.logLevel.NOTHING,
      });
      const consumer = client.consumer({ groupId: `${world.prefix}stranger` });
      const seen: kafkajs.EachMessagePayload[] = [];
      await consumer.connect();
      await consumer.subscribe({ topic: `${world.prefix}intake.v1`, fromBeginning: true });
      await consumer.run({ eachMessage: async (payload) => void seen.push(payload) });
      try {
        const [payload] = await waitFor(() => (seen.length > 0 ? seen : undefined), { within: 15_000 });
        const headers = Object.fromEntries(
          Object.entries(payload?.message.headers ?? {}).map(([name, value]) => [name, String(value)]),
        );
        expect(headers).toMatchObject({
          ce_specversion: '1.0',
          ce_id: traced[0],
          ce_type: 'intake.v1.MessageReceived',
          ce_source: 'intake',
          'content-type': 'application/protobuf',
        });
        expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        expect(new Date(headers['ce_time'] ?? '').getTime()).toBeGreaterThan(Date.now() - 60_000);
        expect(String(payload?.message.key)).toBe('åäö-1');
        const event = fromBinary(MessageReceivedSchema, payload?.message.value ?? new Uint8Array());
        expect(event).toMatchObject({ contactId: 'åäö-1', channel: 'email', messageSeq: 3 });
        expect(event.text).toMatch(/^enc1:/);
        expect(payload?.message.value?.toString('latin1')).not.toContain('pension');
      } finally {
        await consumer.disconnect();
      }
    }));
});

here('a broker that dies, is away, or is wrong', () => {
  let node: Awaited<ReturnType<typeof startKafka>>;
  let kind: Kind;
  const folder = mkdtempSync(join(tmpdir(), 'sufflor-kafka-own-'));
  beforeAll(async () => {
    node = await startKafka({ folder, settings: { 'group.min.session.timeout.ms': 500 } });
    kind = {
      name: 'kafka',
      environment: {},
      transport: (prefix, pace) =>
        new KafkaTransport({ brokers: [node.brokers], prefix, replication: 1, session: 2_000 }, pace),
    };
  }, 90_000);
  afterAll(async () => {
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'takes a SIGKILLed broker: what comes in is kept, everything arrives in order once it is back',
    () =>
      inWorld(kind, async (world) => {
        const member = await world.member(['intake', 'desk']);
        await member.marks('desk').start();
        const keys = ['a', 'b', 'c', 'd', 'e'];
        let longest = 0;
        let n = 0;
        const publish = async (): Promise<void> => {
          n++;
          const begun = performance.now();
          await member.call(...keys.map((key): [string, number] => [key, n]));
          longest = Math.max(longest, performance.now() - begun);
        };
        for (let kill = 0; kill < 2; kill++) {
          for (const until = n + 40; n < until; ) await publish();
          node.kill('SIGKILL');
          await waitFor(() => {
            try {
              process.kill(node.pid, 0);
              return false;
            } catch {
              return true;
            }
          });
          for (const until = n + 40; n < until; ) await publish();
          const back = performance.now();
          await node.again();
          await waitFor(async () => (await member.effects('desk')).length >= n * keys.length, {
            within: 60_000,
            what: 'everything after the broker came back',
          });
          console.info(
            `broker killed: ${Math.round(performance.now() - back)} ms from its restart until all had arrived; longest publish meanwhile ${Math.round(longest)} ms`,
          );
        }
        await settled(member, 30_000);
        expect(byKey(await member.effects('desk'))).toEqual(Object.fromEntries(keys.map((key) => [key, marks(1, n)])));
        expect(await member.hub.parked()).toEqual([]);
      }),
    180_000,
  );

  it(
    'starts and accepts while the broker is away, and catches up',
    () =>
      inWorld(kind, async (world) => {
        await node.stop();
        const member = await world.member(['intake', 'desk']);
        await member.marks('desk').start();
        await member.call(['a', 1], ['a', 2]);
        expect(await member.transport.lag().catch(() => 'unknown')).toBe('unknown');
        await node.again();
        await waitFor(async () => (await member.effects('desk')).length === 2, { within: 60_000 });
      }),
    120_000,
  );

  it('refuses a topic whose partitions would break the order of keys', () =>
    inWorld(kind, async (world) => {
      const admin = new kafkajs.Kafka({ brokers: [node.brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic: `${world.prefix}intake.v1`, numPartitions: 3 }] });
      await admin.disconnect();
      const member = await world.member(['intake', 'desk'], { pace: fastPace });
      await expect(member.marks('desk').start()).rejects.toThrow('has 3 partitions and must have 8');
    }));
});

describe('the environment for Kafka', () => {
  it('says everything that is wrong at once', () => {
    expect(() => kafkaSettings({ KAFKA_BROKERS: 'kafka', KAFKA_SSL_CA: '/no/such/file' })).toThrow(
      /no such file[\s\S]*host:port/,
    );
    expect(() => kafkaSettings({ KAFKA_BROKERS: 'k:9092', KAFKA_SASL_MECHANISM: 'scram-sha-512' })).toThrow(
      'KAFKA_SASL_USERNAME',
    );
    expect(() =>
      kafkaSettings({
        KAFKA_BROKERS: 'k:9092',
        KAFKA_SASL_MECHANISM: 'plain',
        KAFKA_SASL_USERNAME: 'u',
        KAFKA_SASL_PASSWORD: 'p',
      }),
    ).toThrow('in clear');
    expect(kafkaSettings({ KAFKA_BROKERS: 'a:1, b:2', KAFKA_SSL_CA: 'system' })).toMatchObject({
      brokers: ['a:1', 'b:2'],
      tls: true,
      replication: -1,
      prefix: '',
    });
  });
});
