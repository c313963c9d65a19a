import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MessageReceivedSchema, type Queue, type QueueRow } from '#lib/contracts';
import { type Person, type TestOptions, testService, waitFor } from '#lib/testing';
import { DeskModule } from './desk.module.js';

export const anna: Person = { sub: 'anna', name: 'Anna Ek', roles: ['agent'], team: 'utland' };
export const bo: Person = { sub: 'bo', name: 'Bo Al', roles: ['agent'], team: 'bostad' };
export const vera: Person = { sub: 'vera', name: 'Vera Chef', roles: ['supervisor'], team: 'ledning' };
export const robot: Person = {
  sub: 'sim-1',
  name: 'Simulerad 1',
  roles: ['agent'],
  team: 'simulerade',
  simulated: true,
};

/** The desk as its specs use it: citizens write by events, agents act by REST. */
export async function deskUnderTest(options: TestOptions = {}) {
  const service = await testService([DeskModule], options);
  const rows = async (as: Person = anna, query = ''): Promise<QueueRow[]> =>
    ((await (await service.rest('GET', `/api/desk/queue${query}`, { as })).json()) as Queue).rows;
  return {
    ...service,
    rows,
    message: (contactId: string, more: object = {}) =>
      service.publishAs('intake', MessageReceivedSchema, {
        contactId,
        messageSeq: 1,
        channel: 'email',
        author: 'citizen',
        text: 'När kommer pengarna, ⟨namn 1⟩?',
        subject: 'Pengar',
        arrivedAt: timestampFromDate(new Date()),
        assurance: 'claimed',
        right: 'self',
        deliveryChannel: 'email',
        reference: `S-${contactId}`,
        language: 'sv',
        ...more,
      }),
    /** Waits until the queue shows the contact like this. */
    row: (contactId: string, like: Partial<QueueRow> = {}, as: Person = anna) =>
      waitFor(
        async () => {
          const found = (await rows(as)).find((one) => one.contactId === contactId);
          return found && Object.entries(like).every(([name, value]) => found[name as keyof QueueRow] === value)
            ? found
            : undefined;
        },
        { what: `${contactId} like ${JSON.stringify(like)}` },
      ),
    post: (contactId: string, what: string, as: Person, body?: unknown) =>
      service.rest('POST', `/api/desk/contacts/${contactId}/${what}`, { as, body }),
    put: (path: string, as: Person, body: unknown) => service.rest('PUT', `/api/desk/${path}`, { as, body }),
    read: async (contactId: string, as: Person) =>
      service.rest('GET', `/api/desk/contacts/${contactId}?why=svarar`, { as }),
  };
}
export type DeskUnderTest = Awaited<ReturnType<typeof deskUnderTest>>;
