/** Payments in and out. */
import type { Filter, PaymentRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { DIGITS, listOf, listScreen, majorOf, windowOf } from '../../list';
import { AsOf } from '../../sync/AsOf';
import { Chip } from '../../ui';
import { findAnyParty } from '../contacts/find';
import { branchFilter, partyName } from '../documents/reference';
import { methodChoices, methodName } from './methods';

const STATES: Record<string, Filter[]> = {
  credit: [{ column: 'credit', op: 'is_not', values: ['0'] }, { column: 'reversed', op: 'is', values: ['0'] }],
  standing: [{ column: 'reversed', op: 'is', values: ['0'] }],
};

/** Whether it settles something, or was taken back. */
function State({ row }: { row: PaymentRow }) {
  if (row.reversed) return <Chip>{t('payment-reversed')}</Chip>;
  return row.credit.minor === 0 ? <Chip tone="good">{t('payment-settled')}</Chip> : <Chip tone="warn">{t('payment-has-credit')}</Chip>;
}

const payments = listOf<PaymentRow, 'payment_list'>({
  id: 'payments', title: 'area-payments', icon: 'payment', command: 'payment_list', request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => `/payments/${row.id}`, sort: { column: 'paid_on', descending: true },
  columns: [
    { id: 'paid_on', title: 'payment-date', width: 110, sort: true, cell: (row) => fmt.date(row.paid_on) },
    { id: 'party_name', title: 'payment-party', width: 200, grow: 2, sort: true, cell: (row) => row.party_name ?? '' },
    { id: 'method', title: 'payment-method', width: 120, sort: true, cell: (row) => methodName(row.method) },
    { id: 'reference', title: 'payment-reference', width: 180, grow: 1, spare: true, cell: (row) => <span className="soft">{row.reference}</span> },
    { id: 'state', title: 'payment-state', width: 140, cell: (row) => <State row={row} /> },
    { id: 'branch', title: 'payment-branch', width: 90, extra: true, cell: (row) => <span className="soft">{row.branch ?? ''}</span> },
    { id: 'used', title: 'payment-used', width: 120, align: 'end', extra: true, sum: true, cell: (row) => fmt.money(row.used) },
    { id: 'credit', title: 'payment-credit', width: 120, align: 'end', spare: true, sort: true, sum: true, cell: (row) => (row.credit.minor === 0 ? '' : fmt.money(row.credit)) },
    { id: 'amount', title: 'payment-amount', width: 130, align: 'end', sort: true, sum: true, cell: (row) => fmt.money(row.amount) },
  ],
  filters: [
    { kind: 'choice', id: 'method', title: 'payment-method', choices: methodChoices, of: ({ method }) => method },
    { kind: 'choice', id: 'state', title: 'payment-state', choices: () => Object.keys(STATES).map((id) => ({ id, title: t(`payment-filter-${id}`) })), means: (id) => STATES[id] ?? [], of: (row) => (row.reversed ? null : row.credit.minor === 0 ? 'standing' : 'credit') },
    { kind: 'record', id: 'party', title: 'payment-party', cell: 'party_name', optional: true, search: findAnyParty, titleOf: partyName, of: ({ party }) => party },
    { kind: 'period', id: 'paid', title: 'payment-date', column: 'paid_on', cell: 'paid_on', of: ({ paid_on }) => paid_on },
    { kind: 'number', id: 'amount', title: 'payment-amount', more: true, digits: DIGITS.amount, of: ({ amount }) => majorOf(amount) },
    { kind: 'text', id: 'reference', title: 'payment-reference', more: true, optional: true, of: ({ reference }) => reference || null },
    { ...branchFilter, more: true, of: ({ branch }) => branch },
  ],
  groups: [{ id: 'method', title: 'payment-method', name: (method) => methodName(method as PaymentRow['method']) }, { id: 'party', title: 'payment-party', column: 'party_name' }, { id: 'month', title: 'group-month', column: 'paid_on', span: 'month' }, { id: 'branch', title: 'payment-branch' }],
  views: <AsOf />, peek: (row) => (
    <>
      <div><h2>{fmt.money(row.amount)}</h2><p className="soft">{row.party_name}</p></div>
      <State row={row} />
      <Facts facts={[
        { title: t('payment-date'), value: fmt.date(row.paid_on) }, { title: t('payment-method'), value: methodName(row.method) },
        { title: t('payment-used'), value: fmt.money(row.used) }, row.credit.minor === 0 ? null : { title: t('payment-credit'), value: fmt.money(row.credit), strong: true },
        row.reference ? { title: t('payment-reference'), value: row.reference } : null, row.branch ? { title: t('payment-branch'), value: row.branch } : null,
      ]} />
    </>
  ),
  create: 'payments.new', empty: { title: 'payment-empty', hint: 'payment-empty-hint' }, isFaded: (row) => row.reversed,
});

export const PaymentList = listScreen(payments);
