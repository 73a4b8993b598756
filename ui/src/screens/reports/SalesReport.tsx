/** What was sold in a span: by time, customer, item, group, branch or person, beside another span. */
import { Chart } from '../../chart/Chart';
import { useQueryOf } from '../../core/client';
import type { ReportSalesView, SalesGroup, SalesRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { office } from '../../shell/office';
import { useAddress } from '../../shell/router';
import { ErrorState, Select, Skeleton } from '../../ui';
import { RecordLink } from './RecordLink';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';
import { type Span, firstsOf, placeIn, useAsked } from './period';
import { BranchField, ComparisonField, PeriodFields, useBranch } from './tools';
import { GROUPS, behind, changeOf, isGroup, isSpan, salesPath, salesShort, salesTitle } from './words';

/** More bars than these show nothing that the table below does not show better. */
const MOST_BARS = 10;

const shown = (amount: fmt.Money | undefined): string => (amount ? fmt.money(amount) : '');
const percent = ({ margin_percent: part }: SalesRow): string => (part === undefined ? '–' : fmt.percent(part, 1));

/** What was there in place of a row, and in all. */
interface Earlier {
  of: (row: SalesRow) => fmt.Money;
  total: fmt.Money;
}

/** Finds the row of the span before: the same record, or the same place in time. */
export function earlierOf({ rows, total }: ReportSalesView, group: SalesGroup, span: Span, against: Span): Earlier {
  const keyIn = (from: string) => ({ first_on: first, id, label }: SalesRow): string => (isSpan(group) && first ? String(placeIn(from, first, group)) : id ?? label);
  const nets = new Map(rows.map((row) => [keyIn(against.from)(row), row.net]));
  return { of: (row) => nets.get(keyIn(span.from)(row)) ?? { ...total.net, minor: 0 }, total: total.net };
}

/** A row for every day, week or month: of one without sales it has zeros. */
const withGaps = ({ rows, total }: ReportSalesView, firsts: readonly fmt.IsoDate[]): SalesRow[] =>
  firsts.map((first) => rows.find(({ first_on: on }) => on === first) ?? { ...total, first_on: first, net: { ...total.net, minor: 0 } });

function change(now: fmt.Money, before: fmt.Money) {
  const by = changeOf(now, before);
  if (by === null) return <span className="soft">–</span>;
  return <span className={fmt.exact.isNegative(by) ? 'bad-text' : 'good-text'}>{fmt.exact.isNegative(by) ? '' : '+'}{fmt.percent(by, 1)}</span>;
}

function columnsOf(group: SalesGroup, total: SalesRow | undefined, earlier: Earlier | null, pathOf: (row: SalesRow) => string | null): ReportColumn<SalesRow>[] {
  const money = (field: 'net' | 'cost' | 'margin', cell: ReportColumn<SalesRow>['cell'] = (row) => shown(row[field])): ReportColumn<SalesRow> =>
    ({ field, title: `report-${field}`, end: true, cell, ...(total ? { total: shown(total[field]) } : {}) });
  return [
    { field: isSpan(group) ? 'first_on' : 'label', title: `report-group-${group}`, cell: (row) => <RecordLink path={salesPath(row, group)}>{salesTitle(row, group)}</RecordLink> },
    { field: 'quantity', title: 'report-quantity', end: true, cell: (row) => fmt.decimal(row.quantity), ...(total ? { total: fmt.decimal(total.quantity) } : {}) },
    money('net', (row) => <RecordLink path={pathOf(row)}>{fmt.money(row.net)}</RecordLink>),
    ...(earlier && total ? [
      { field: 'before', title: 'report-before', end: true, own: true, cell: (row: SalesRow) => fmt.money(earlier.of(row)), total: fmt.money(earlier.total) },
      { field: 'change', title: 'report-change', end: true, own: true, cell: (row: SalesRow) => change(row.net, earlier.of(row)), total: change(total.net, earlier.total) },
    ] : []),
    ...(office().facets.includes('cost') ? [
      money('cost'), money('margin'),
      { field: 'margin_percent', title: 'report-margin-percent', end: true, cell: percent, ...(total ? { total: percent(total) } : {}) },
    ] : []),
  ];
}

export function SalesReport() {
  const [{ span, against }] = useAsked();
  const [address, changeAddress] = useAddress();
  const { branch, branches } = useBranch();
  const group = isGroup(address['group']) ? address['group'] : 'month';
  const request = { ...span, branch: branch?.id ?? null, group };
  const { data, error, refetch, isPlaceholderData: busy } = useQueryOf('report_sales', request, { keep: true });
  const compared = useQueryOf('report_sales', { ...request, ...against }, { enabled: against !== null, keep: true });
  const earlier = against && compared.data ? earlierOf(compared.data, group, span, against) : null;
  const pathOf = (row: SalesRow): string | null => behind(row, group, span, branch?.code ?? null, (id) => branches.find((one) => one.id === id)?.code ?? null);
  const columns = columnsOf(group, data?.total, earlier, pathOf);
  const rowId = ({ first_on: first, id, label }: SalesRow): string => first ?? id ?? label;
  const shown = data ? isSpan(group) ? withGaps(data, firstsOf(span, group)) : data.rows.slice(0, MOST_BARS) : [];
  const failed = error ?? compared.error;
  return (
    <ReportFrame
      id="sales" busy={busy || compared.isPlaceholderData} csv={{ report: 'report_sales', parameters: request, columns }} note={`${fmt.date(span.from)} – ${fmt.date(span.until)}`}
      tools={(
        <>
          <Select label={t('report-group')} value={group} onChange={(next) => changeAddress({ group: next })} choices={GROUPS.map((id) => ({ id, title: t(`report-group-${id}`) }))} />
          <PeriodFields /><ComparisonField /><BranchField />
        </>
      )}
    >
      {failed ? <ErrorState error={failed} onRetry={() => { void refetch(); if (against) void compared.refetch(); }} /> : !data ? <Skeleton lines={8} /> : (
        <>
          {against && <p className="soft">{t('report-compared', { from: fmt.date(against.from), until: fmt.date(against.until) })}</p>}
          {shown.length > 1 && data.rows.length > 0 && (
            <Chart
              key={isSpan(group) ? 'time' : 'records'} label={t('report-net')} lying={!isSpan(group)} names={{ now: t('report-net'), before: t('report-before') }}
              bars={shown.map((row, at) => {
                const short = salesShort(row, group, at === 0);
                return { id: rowId(row), title: salesTitle(row, group), ...(short ? { short } : {}), amount: row.net, before: earlier?.of(row), path: pathOf(row) };
              })}
            />
          )}
          <ReportTable label={t('report-sales')} columns={columns} rows={data.rows} rowId={rowId} />
        </>
      )}
    </ReportFrame>
  );
}
