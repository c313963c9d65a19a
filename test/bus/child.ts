// A member in a process of its own, to be killed: waits for a line on stdin, then publishes and handles until it dies.
import { setTimeout as pause } from 'node:timers/promises';
import { callNext, chain } from './chain.js';
import { kinds } from './kinds.js';
import { Member, type MemberOptions } from './world.js';

const { kind, publish, ...options } = JSON.parse(process.env['MEMBER'] ?? '') as Omit<MemberOptions, 'kind'> & {
  kind: 'embedded' | 'kafka';
  publish: boolean;
};
process.stdout.write('loaded\n');
await new Promise((done) => process.stdin.once('data', done));
const member = chain(await Member.open({ ...options, kind: await kinds[kind]() }));
void member.start();
for (let n = 0; publish; n++) {
  await callNext(member, `k${n % 7}`);
  await pause(1);
}
