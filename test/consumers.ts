import { BounceConsumer } from '../apps/approval/src/bounce.consumer.js';
import { CitizenConsumer } from '../apps/approval/src/channels/citizen.consumer.js';
import { ShownConsumer } from '../apps/approval/src/shown.consumer.js';
import { AssistConsumer } from '../apps/assist/src/assist.consumer.js';
import { CallConsumer } from '../apps/desk/src/call.consumer.js';
import { TypingConsumer } from '../apps/desk/src/live.gateway.js';
import { MessageConsumer } from '../apps/desk/src/message.consumer.js';
import { ReplyConsumer } from '../apps/desk/src/reply.consumer.js';
import { ContactConsumer } from '../apps/insights/src/contact.consumer.js';
import { ReplyConsumer as InsightsReplyConsumer } from '../apps/insights/src/reply.consumer.js';
import { ClaimConsumer } from '../apps/intake/src/claim.consumer.js';
import { SentConsumer } from '../apps/intake/src/sent.consumer.js';
import { KnowledgeConsumer } from '../apps/knowledge/src/knowledge.consumer.js';
import { TriageConsumer } from '../apps/triage/src/triage.consumer.js';

/** Every class of listeners in the product. `test/arrows.spec.ts` fails when a file with `@Consumer` is not here. */
export const consumers = [
  BounceConsumer,
  CitizenConsumer,
  ShownConsumer,
  AssistConsumer,
  CallConsumer,
  TypingConsumer,
  MessageConsumer,
  ReplyConsumer,
  ContactConsumer,
  InsightsReplyConsumer,
  ClaimConsumer,
  SentConsumer,
  KnowledgeConsumer,
  TriageConsumer,
];
