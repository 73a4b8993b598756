/** What waits for somebody, in words of the trade. */
import type { RequestOf } from '../../core/client';
import type { EntityKind, IssueRow, IssueValue, Related } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { fieldName, kindName, valueText } from '../../history/words';
import { hasText, t } from '../../i18n';
import { type Named, nameOf } from '../../i18n/names';
import type { IconName } from '../../ui';

/** How somebody settles it. */
export type Settling = RequestOf<'issue_settle'>['settling'];

const MILLION = 1_000_000;

/** Columns that name what may come with the program. */
const NAMED: Readonly<Record<string, Named>> = { payment_term: 'payment-term', price_list: 'price-list', tax_category: 'tax-category' };
const ofProgram = (column: string, name: string): string => {
  const named = NAMED[column];
  return named ? nameOf(named, name) : name;
};

/** What somebody said, in the form of the reader. */
export function saidText(kind: EntityKind, column: string, { holds, value, name, currency }: IssueValue): string {
  if (holds === 'empty' || value === null) return t('history-empty');
  switch (holds) {
    case 'reference': return name === null ? t('issue-unnamed') : ofProgram(column, name);
    case 'structure': return t('issue-structure');
    case 'money': return fmt.money({ minor: Number(value), currency: currency ?? '' });
    case 'quantity': return fmt.decimal(String(Number(value) / MILLION));
    case 'decimal': return fmt.decimal(String(value));
    case 'date': return fmt.isDate(String(value)) ? fmt.date(String(value)) : String(value);
    case 'instant': return fmt.dateTime(Number(value));
    case 'flag': return t(Number(value) === 0 ? 'history-no' : 'history-yes');
    default: return valueText(kind, column, value, name);
  }
}

/** "Customer Nordlicht", "Address · Nordlicht": of a part, what it is a part of. */
export const recordText = ({ record, whole }: Pick<IssueRow, 'record' | 'whole'>): string => {
  const name = record.name || whole?.name || '';
  return whole && whole.id !== record.id ? [kindName(record.kind), whole.name || name].filter(Boolean).join(' · ') : [kindName(record.kind), name].filter(Boolean).join(' ');
};

/** "Payment term: two people, two values". */
export function issueTitle(issue: IssueRow): string {
  const field = issue.column === null ? '' : fieldName(issue.record.kind, issue.column);
  return t(`issue-${issue.kind.replaceAll('_', '-')}`, { field, what: kindName(issue.record.kind) });
}

/** What it means and what will not happen by itself. */
export const issueHint = ({ kind }: IssueRow): string => t(`issue-${kind.replaceAll('_', '-')}-hint`);

/** What the two values of a broken rule are. */
export function sideTitle({ kind }: IssueRow, side: 'stands' | 'other'): string {
  const key = `issue-${kind.replaceAll('_', '-')}-${side}`;
  return t(hasText(key) ? key : `issue-side-${side}`);
}

const ICONS: Partial<Record<IssueRow['kind'], IconName>> = {
  overwritten: 'edit', held: 'edit', removal_asked: 'trash', duplicate: 'merge', oversold: 'stock', over_allocated: 'payment', entry_unbalanced: 'ledger', period_closed: 'lock', not_allowed: 'lock', clock_off: 'clock', received_twice: 'import', credit_exceeded: 'payment',
};
export const issueIcon = ({ kind }: IssueRow): IconName => ICONS[kind] ?? 'invoice';

/** A record that can be gone to. */
export const namedRecords = ({ record, whole, beside }: IssueRow): Related[] => [whole ?? record, ...(beside ? [beside] : [])];
