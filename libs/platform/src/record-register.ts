/** One kind of record: where it lives, whether it is a public record, and the rule under which it may be disposed of. */
export interface RecordKind {
  kind: string;
  /** Tables as `schema.table`. */
  tables: string[];
  /** Allmän handling (TF 2 kap.): kept, received or drawn up. `working` is not one until it is dispatched or archived. */
  status: 'public-record' | 'working' | 'technical';
  /** Whether contact text is in it; if so it is encrypted under the contact's key, and destroying the key disposes of it. */
  text: boolean;
  /** Id of the disposal rule; the authority's own decision stands behind it. */
  rule: string;
  /** What the rule says, in words. */
  says: string;
}

/**
 * The record register (dokumenthanteringsplan). Nothing is deleted without a rule here. The terms are proposals: an authority
 * replaces them by its own decisions (RA-FS 2021:6 for records of little importance; arkivlagen 1990:782 10 §).
 */
export const records: readonly RecordKind[] = [
  {
    kind: 'message and original',
    tables: ['intake.message', 'intake.contact', 'intake.attachment'],
    status: 'public-record',
    text: true,
    rule: 'contact-text',
    says: 'Two years after the contact was closed, unless it belongs to a case.',
  },
  {
    kind: 'mail thread and call state',
    tables: ['intake.mail_thread', 'intake.call'],
    status: 'technical',
    text: false,
    rule: 'technical-state',
    says: 'With the contact it serves.',
  },
  {
    kind: 'triage of an open contact',
    tables: ['triage.triaged'],
    status: 'working',
    text: true,
    rule: 'open-contact',
    says: 'At closing: guidance dies with the open contact.',
  },
  {
    kind: 'case-type correction',
    tables: ['triage.correction'],
    status: 'working',
    text: false,
    rule: 'technical-state',
    says: 'One year.',
  },
  {
    kind: 'article',
    tables: ['knowledge.article_version'],
    status: 'public-record',
    text: false,
    rule: 'keep',
    says: 'Kept.',
  },
  {
    kind: 'use of articles',
    tables: ['knowledge.article_use', 'knowledge.article_rejected'],
    status: 'working',
    text: true,
    rule: 'contact-text',
    says: 'Two years; citizens’ words vanish with the contact’s key.',
  },
  {
    kind: 'suggestion, open',
    tables: ['assist.suggestion', 'assist.heard'],
    status: 'working',
    text: false,
    rule: 'open-contact',
    says: 'At closing.',
  },
  {
    kind: 'switch',
    tables: ['assist.switched_off', 'assist.switch_log'],
    status: 'public-record',
    text: false,
    rule: 'keep',
    says: 'Kept with the ledger.',
  },
  {
    kind: 'what an agent is shown',
    tables: ['approval.shown', 'approval.rendered'],
    status: 'working',
    text: true,
    rule: 'open-contact',
    says: 'Rendered drafts after an hour; the rest at closing.',
  },
  {
    kind: 'sent text',
    tables: ['approval.reply', 'approval.citizen_line'],
    status: 'public-record',
    text: true,
    rule: 'contact-text',
    says: 'As the message it answers.',
  },
  {
    kind: 'ledger row',
    tables: ['approval.ledger'],
    status: 'public-record',
    text: false,
    rule: 'keep',
    says: 'Kept: commitments, no text.',
  },
  {
    kind: 'text beside the ledger',
    tables: ['approval.ledger_text'],
    status: 'public-record',
    text: true,
    rule: 'contact-text',
    says: 'As the message; the chain holds without it.',
  },
  {
    kind: 'journal note',
    tables: ['approval.note'],
    status: 'public-record',
    text: true,
    rule: 'contact-text',
    says: 'As the message, or with the case it is filed in.',
  },
  {
    kind: 'event',
    tables: ['*.bus_log'],
    status: 'technical',
    text: true,
    rule: 'event-log',
    says: 'Seven days after every group has read it.',
  },
  {
    kind: 'parked event',
    tables: ['*.bus_parked'],
    status: 'technical',
    text: true,
    rule: 'event-log',
    says: 'When settled, after 90 days.',
  },
  {
    kind: 'bus position',
    tables: ['*.bus_offset', '*.bus_member', '*.bus_inbox'],
    status: 'technical',
    text: false,
    rule: 'event-log',
    says: 'Inbox rows with the events they guard.',
  },
  {
    kind: 'read log',
    tables: ['*.read_log'],
    status: 'public-record',
    text: false,
    rule: 'read-log',
    says: 'Five years.',
  },
  {
    kind: 'data key',
    tables: ['keys.contact_key'],
    status: 'technical',
    text: false,
    rule: 'keep',
    says: 'The row stays and says when and by which rule the key was destroyed.',
  },
];
