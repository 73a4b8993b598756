/** Payments in and out. */
import { call } from '../../core/client';
import type { Filter, PaymentRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { type ListAsk, isOneOf, listOf, listScreen, periodOf, windowOf } from '../../list';
import { Chip } from '../../ui';
import { findAnyParty } from '../contacts/find';
import { methodChoices, methodName } from './methods';

const STATES: Record<string, Filter[]> = {
  credit: [{ column: 'credit', op: 'is_not', values: ['0'] }, { column: 'reversed', op: 'is', values: ['0'] }],
  standing: [{ column: 'reversed', op: 'is', values: ['0'] }],
};

function filtersOf({ filters }: ListAsk): Filter[] {
  const { from, to } = periodOf(filters['paid']);
  return [
    ...isOneOf('method', filters['method']), ...isOneOf('party', filters['party']),
    ...(filters['state'] ?? []).flatMap((state) => STATES[state] ?? []),
    ...(from ? [{ column: 'paid_on', op: 'from' as const, values: [from] }] : []), ...(to ? [{ column: 'paid_on', op: 'to' as const, values: [to] }] : []),
  ];
}

/** Whether it settles something, or was taken back. */
function State({ row }: { row: PaymentRow }) {
  if (row.reversed) return <Chip>{t('payment-reversed')}</Chip>;
  return row.credit.minor === 0 ? <Chip tone="good">{t('payment-settled')}</Chip> : <Chip tone="warn">{t('payment-has-credit')}</Chip>;
}

const payments = listOf<PaymentRow, 'payment_list'>({
  id: 'payments', title: 'area-payments', icon: 'payment', command: 'payment_list', request: (ask) => windowOf(ask, filtersOf(ask)), rows: ({ rows, total }) => ({ rows, total }),
  rowId: (row) => row.id, open: (row) => `/payments/${row.id}`, sort: { column: 'paid_on', descending: true },
  columns: [
    { id: 'paid_on', title: 'payment-date', width: 110, sort: true, cell: (row) => fmt.date(row.paid_on) },
    { id: 'party_name', title: 'payment-party', width: 200, grow: 2, sort: true, cell: (row) => row.party_name ?? '' },
    { id: 'method', title: 'payment-method', width: 120, sort: true, cell: (row) => methodName(row.method) },
    { id: 'reference', title: 'payment-reference', width: 180, grow: 1, spare: true, cell: (row) => <span className="soft">{row.reference}</span> },
    { id: 'state', title: 'payment-state', width: 140, cell: (row) => <State row={row} /> },
    { id: 'credit', title: 'payment-credit', width: 120, align: 'end', spare: true, sort: true, cell: (row) => (row.credit.minor === 0 ? '' : fmt.money(row.credit)) },
    { id: 'amount', title: 'payment-amount', width: 130, align: 'end', sort: true, cell: (row) => fmt.money(row.amount) },
  ],
  filters: [
    { kind: 'choice', id: 'method', title: 'payment-method', multiple: true, choices: methodChoices },
    { kind: 'choice', id: 'state', title: 'payment-state', choices: () => Object.keys(STATES).map((id) => ({ id, title: t(`payment-filter-${id}`) })) },
    { kind: 'record', id: 'party', title: 'payment-party', search: findAnyParty, titleOf: async (id) => (await call('party_get', { id })).party.name },
    { kind: 'period', id: 'paid', title: 'payment-date' },
  ],
  peek: (row) => (
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
