/** Where documents stand: words, tones, and the filters of the lists. */
import type { DocumentKind, DocumentState, Filter } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { hasText, t } from '../../i18n';
import { Chip, type Tone } from '../../ui';

const TONES: Record<DocumentState, Tone> = {
  open: 'accent', partial: 'warn', done: 'good', expired: 'warn', accepted: 'good', declined: 'neutral', replaced: 'neutral', closed: 'neutral', overdue: 'bad', final: 'neutral',
};

/** "Paid" for an invoice that is done, "Delivered and invoiced" for an order. */
export function stateText(kind: DocumentKind, state: DocumentState): string {
  const own = `doc-state-${kind}-${state}`;
  return t(hasText(own) ? own : `doc-state-${state}`);
}

export const StateChip = ({ kind, state }: { kind: DocumentKind; state: DocumentState }) => <Chip tone={TONES[state]}>{stateText(kind, state)}</Chip>;

/**
 * What the choices of the state filter ask the core for. Lapsed time is no stored state: "overdue" is what is open beyond its
 * day, and what is overdue is still unpaid.
 */
export const STATE_FILTERS: Record<string, (today: fmt.IsoDate) => Filter[]> = {
  unanswered: () => [{ column: 'state', op: 'is', values: ['open'] }],
  expired: (today) => [{ column: 'state', op: 'is', values: ['open'] }, { column: 'until_on', op: 'to', values: [fmt.addDays(today, -1)] }],
  accepted: () => [{ column: 'state', op: 'is', values: ['accepted'] }],
  declined: () => [{ column: 'state', op: 'is', values: ['declined'] }],
  replaced: () => [{ column: 'state', op: 'is', values: ['replaced'] }],
  unfinished: () => [{ column: 'state', op: 'is', values: ['open', 'partial'] }],
  late: (today) => [{ column: 'state', op: 'is', values: ['open', 'partial'] }, { column: 'until_on', op: 'to', values: [fmt.addDays(today, -1)] }],
  finished: () => [{ column: 'state', op: 'is', values: ['done'] }],
  closed: () => [{ column: 'state', op: 'is', values: ['closed'] }],
  unpaid: () => [{ column: 'kind', op: 'is', values: ['invoice'] }, { column: 'state', op: 'is', values: ['open', 'partial'] }],
  overdue: (today) => [{ column: 'kind', op: 'is', values: ['invoice'] }, { column: 'state', op: 'is', values: ['open', 'partial'] }, { column: 'due_on', op: 'to', values: [fmt.addDays(today, -1)] }],
  paid: () => [{ column: 'kind', op: 'is', values: ['invoice'] }, { column: 'state', op: 'is', values: ['done'] }],
};

const FILTERS_OF: Partial<Record<DocumentState, readonly string[]>> = { open: ['unpaid', 'unanswered', 'unfinished'], partial: ['unpaid', 'unfinished'], done: ['paid', 'finished'] };

/** The choice of a list's state filter that a document falls under. */
export const filterOfState = (state: DocumentState, offered: readonly string[]): string | null => (FILTERS_OF[state] ?? [state]).find((one) => offered.includes(one)) ?? null;
