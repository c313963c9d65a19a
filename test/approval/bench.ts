import { randomUUID } from 'node:crypto';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type Approved,
  AssuranceRaisedSchema,
  ContactClaimedSchema,
  MessageReceivedSchema,
  type RenderedReply,
  ReplySuggestedSchema,
  type Shown,
} from '#lib/contracts';
import { loadSecrets, seal } from '#lib/keys';
import { type Person, testService, waitFor } from '#lib/testing';
import { ApprovalModule } from '../../apps/approval/src/approval.module.js';
import { MailServer } from './mail-server.js';

export const maria: Person = {
  sub: 'maria',
  name: 'Maria Lindqvist',
  roles: ['agent'],
};
export const erik: Person = {
  sub: 'erik',
  name: 'Erik Sund',
  roles: ['agent'],
};

/** The approving service alone, on a real database, with a mail server that keeps what it is given. */
export async function approvalBench(env: Record<string, string> = {}) {
  const mail = new MailServer();
  const service = await testService([ApprovalModule], {
    env: {
      SMTP_URL: await mail.listen(),
      UNDO_SECONDS: '0',
      UNDO_SECONDS_CHAT: '0',
      ...env,
    },
  });
  const secrets = loadSecrets(service.settings.secretsFile, false);
  const sql = (text: string, values: unknown[] = []) =>
    service.busOf('approval').then((bus) => bus.database.query(text, values));

  /** A contact that Maria holds, with a suggestion, ready to be decided. */
  async function contact(
    options: { channel?: string; address?: string; holder?: string; suggestion?: string } = {},
  ): Promise<string> {
    const {
      channel = 'email',
      address = 'ingrid@medborgare.example',
      holder = 'maria',
      suggestion = 'Pensionen betalas ut den 18 eller 19 varje månad.',
    } = options;
    const contactId = randomUUID();
    await service.publishAs('intake', MessageReceivedSchema, {
      contactId,
      messageSeq: 1,
      channel,
      author: 'citizen',
      subject: 'När kommer pensionen?',
      text: 'Hej, när kommer pensionen? ⟨person 1⟩',
      assurance: 'none',
      right: 'self',
      deliveryChannel: channel,
      sealedAddress: address ? seal(secrets.seal.publicKey, address, contactId) : '',
      threadRef: `<${contactId}@citizen.example>`,
      arrivedAt: timestampFromDate(new Date()),
      reference: `26-${contactId.slice(0, 6)}`,
    });
    await claim(contactId, holder, 1);
    await suggest(contactId, suggestion, 1);
    await waitFor(
      async () =>
        (
          (await sql(
            'select 1 from shown where contact_id = $1 and holder_id = $2 and suggestion_id <> $3 and message_seq = 1',
            [contactId, holder, ''],
          )) as unknown[]
        ).length === 1,
    );
    return contactId;
  }

  const claim = (contactId: string, agentId: string, number: number) =>
    service.publishAs('desk', ContactClaimedSchema, {
      contactId,
      agentId,
      until: timestampFromDate(new Date(Date.now() + 3_600_000)),
      claim: BigInt(number),
    });

  async function suggest(contactId: string, text: string, messageSeq: number): Promise<string> {
    const suggestionId = randomUUID();
    await service.publishAs('assist', ReplySuggestedSchema, {
      contactId,
      messageSeq,
      suggestionId,
      sentences: [{ text, kind: 'answer', citations: [1], question: 0 }],
      parts: [
        {
          question: 'när kommer pensionen',
          caseType: 'payment-date',
          word: 'sure',
          strength: 'strong',
        },
      ],
      citations: [
        {
          number: 1,
          articleId: 'payment-date--day',
          version: 1,
          passageId: 'short',
          title: 'Utbetalningsdagar',
          quote: text,
          audience: 'citizen',
        },
      ],
      channel: 'email',
      strength: 'strong',
      language: 'sv',
      writtenBy: 'composer',
      promptVersion: 'test',
    });
    return suggestionId;
  }

  const raise = (contactId: string) =>
    service.publishAs('desk', AssuranceRaisedSchema, {
      contactId,
      assurance: 'agent-checked',
      method: 'questions',
      agentId: 'maria',
    });

  async function see(contactId: string, as: Person = maria): Promise<Shown> {
    return (await (await service.rest('GET', `/api/approval/contacts/${contactId}?why=prov`, { as })).json()) as Shown;
  }

  /** Step one, as the desk would take it; `text` replaces the suggestion's sentence. */
  async function draft(
    contactId: string,
    change: {
      text?: string;
      as?: Person;
      scope?: string;
      deliveryChannel?: string;
      fingerprint?: string;
    } = {},
  ): Promise<Response> {
    const shown = await see(contactId, change.as);
    const sentence = shown.suggestion?.sentences[0]?.text ?? 'Hej!';
    return service.rest('POST', `/api/approval/contacts/${contactId}/drafts`, {
      as: change.as ?? maria,
      body: {
        fingerprint: change.fingerprint ?? shown.fingerprint,
        suggestionId: shown.suggestion?.suggestionId ?? '',
        deliveryChannel: change.deliveryChannel ?? shown.deliveryChannels[0],
        scope: change.scope ?? 'general',
        sentences: [
          {
            text: change.text ?? sentence,
            fate: change.text ? 'changed' : 'kept',
            from: 0,
          },
        ],
      },
    });
  }

  const approve = (
    contactId: string,
    rendered: Pick<RenderedReply, 'renderedId' | 'hash' | 'fingerprint'>,
    as: Person | undefined = maria,
  ): Promise<Response> => {
    const { renderedId, hash, fingerprint } = rendered;
    return service.rest('POST', `/api/approval/contacts/${contactId}/replies`, {
      ...(as ? { as } : {}),
      body: { renderedId, hash, fingerprint },
    });
  };

  /** Both steps. */
  async function answer(contactId: string): Promise<{ rendered: RenderedReply; approved: Approved }> {
    const rendered = (await (await draft(contactId)).json()) as RenderedReply;
    const approved = (await (await approve(contactId, rendered)).json()) as Approved;
    return { rendered, approved };
  }

  const state = async (replyId: string): Promise<string> =>
    (
      (await sql('select state from reply where id = $1', [replyId])) as {
        state: string;
      }[]
    )[0]?.state ?? 'none';

  return {
    ...service,
    mail,
    secrets,
    sql,
    contact,
    claim,
    suggest,
    raise,
    see,
    draft,
    approve,
    answer,
    state,
    close: async () => {
      await service.close();
      await mail.close();
    },
  };
}
export type ApprovalBench = Awaited<ReturnType<typeof approvalBench>>;
