/** What can be done with an issued document: everything that follows from its kind and from where it stands. */
import { type Command, useCommands } from '../../commands/registry';
import type { DocumentDetail, DocumentKind } from '../../core/generated/commands';
import { call } from '../../core/client';
import type { Right } from '../../shell/office';
import { go } from '../../shell/router';
import { toastError } from '../../ui';
import { printLabels } from '../items/LabelDialog';
import type { LabelItem } from '../items/labels';
import { type Credit, creditOfEntry, refundCredit, settleWithCredit } from '../payments/credit';
import { begin, duplicate, note } from './follow';
import { KINDS, resourceOf } from './kinds';

interface Wishes {
  ask: (what: 'decline' | 'close' | 'prepayment') => void;
  preview: () => void;
  postings: () => void;
}

/** What else than writing documents a command needs. */
const RIGHTS: Record<string, Right> = {
  'payments.record': 'payment.post', 'payments.settle': 'payment.post', 'payments.refund': 'payment.post', 'documents.accept': 'document.post', 'documents.decline': 'document.post', 'documents.close': 'document.post', 'documents.sent': 'document.post',
  'documents.preview': 'document.see', 'documents.postings': 'ledger.see', 'documents.labels': 'item.see',
};

const makeId = (kind: DocumentKind): string => `documents.make-${kind}`;

/** Uses the credit that a credit note gives. */
async function creditOf({ document: { id, party } }: DocumentDetail, use: (credit: Credit) => Promise<unknown>): Promise<void> {
  if (party === null) return;
  try {
    const entry = (await call('open_items', { party, on: null })).credits.find(({ document }) => document === id);
    if (entry) await use(creditOfEntry(party, entry));
  } catch (error) {
    toastError(error);
  }
}

const undecided = ({ document, state }: DocumentDetail): boolean => document.kind === 'quote' && (state === 'open' || state === 'expired');
const unfinished = ({ document, state }: DocumentDetail): boolean => document.kind === 'order' && (state === 'open' || state === 'partial');

/** Goods of a receipt, line by line: what has just come in is labelled before it goes on the shelf. */
const labelled = ({ lines }: DocumentDetail): LabelItem[] => lines.flatMap(({ line: { item, text } }) => (item === null ? [] : [{ id: item, title: text }]));

export function commandsOf(detail: DocumentDetail, { ask, preview, postings }: Wishes): Command[] {
  const { document: { id, kind }, next, open, sent } = detail;
  const spec = KINDS[kind];
  const step = (event: 'sent' | 'accepted'): void => void note(id, event).catch(toastError);
  const possible: (Command | false)[] = [
    ...next.map((follower): Command => ({
      id: makeId(follower), title: `cmd-doc-make-${follower}`, group: 'record', icon: KINDS[follower].icon, run: () => void begin(follower, { source: id }),
    })),
    unfinished(detail) && { id: 'documents.prepayment', title: 'cmd-doc-prepayment', group: 'record', icon: 'payment', run: () => ask('prepayment') },
    kind === 'credit_note' && open.minor < 0 && { id: 'payments.settle', title: 'cmd-payment-settle', group: 'record', icon: 'check', run: () => void creditOf(detail, settleWithCredit) },
    kind === 'credit_note' && open.minor < 0 && { id: 'payments.refund', title: 'cmd-payment-refund', group: 'record', icon: 'payment', run: () => void creditOf(detail, refundCredit) },
    spec.claim && kind !== 'credit_note' && open.minor !== 0 && { id: 'payments.record', title: 'cmd-payment-record', group: 'record', icon: 'payment', run: () => go(`/payments/new?document=${id}`) },
    undecided(detail) && { id: 'documents.accept', title: 'cmd-doc-accept', group: 'record', icon: 'check', run: () => step('accepted') },
    undecided(detail) && { id: 'documents.decline', title: 'cmd-doc-decline', group: 'record', icon: 'close', run: () => ask('decline') },
    undecided(detail) && { id: 'documents.revise', title: 'cmd-doc-revise', group: 'record', icon: 'edit', run: () => void begin(kind, { copy_of: id }) },
    unfinished(detail) && { id: 'documents.close', title: 'cmd-doc-close', group: 'record', icon: 'lock', run: () => ask('close') },
    spec.steps.includes('sent') && !sent && { id: 'documents.sent', title: 'cmd-doc-sent', group: 'record', icon: 'arrow', run: () => step('sent') },
    spec.copied && { id: 'documents.duplicate', title: 'cmd-doc-duplicate', group: 'record', icon: 'copy', keys: ['Ctrl+D'], run: () => void duplicate(detail.document) },
    spec.paper && { id: 'documents.preview', title: 'cmd-doc-preview', group: 'record', icon: 'print', keys: ['Ctrl+P'], run: preview },
    kind === 'receipt' && labelled(detail).length > 0 && { id: 'documents.labels', title: 'cmd-item-labels', group: 'record', icon: 'print', keys: ['Ctrl+P'], run: () => void printLabels(labelled(detail)) },
    kind !== 'quote' && kind !== 'order' && { id: 'documents.postings', title: 'cmd-doc-postings', group: 'record', icon: 'ledger', keys: ['Alt+J'], run: postings },
  ];
  return possible.filter((command) => command !== false).map((command) => ({ ...command, right: RIGHTS[command.id] ?? `${resourceOf(kind)}.create` as const }));
}

export function useDocumentCommands(detail: DocumentDetail, wishes: Wishes): Command[] {
  const commands = commandsOf(detail, wishes);
  useCommands(commands);
  return commands;
}

/** The one step that most often comes next: on along the chain, and at its end the payment. */
export function primaryOf({ document, next, open }: DocumentDetail): string | null {
  const onward = next.find((kind) => kind !== 'credit_note');
  if (onward) return makeId(onward);
  if (document.kind === 'credit_note' && open.minor < 0) return 'payments.settle';
  return document.kind === 'invoice' && open.minor > 0 ? 'payments.record' : null;
}

/** Everything else stands behind the three dots. */
export const menuOf = (commands: readonly Command[], primary: string | null): string[] =>
  commands.map(({ id }) => id).filter((id) => id !== primary && id !== 'documents.preview');
