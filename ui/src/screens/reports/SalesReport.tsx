/** What was sold in a span: by time, customer, item, group, branch or person. */
import { useQueryOf } from '../../core/client';
import type { SalesGroup, SalesRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { useAddress } from '../../shell/router';
import { ErrorState, Select, Skeleton } from '../../ui';
import { Bars } from './Bars';
import { RecordLink } from './RecordLink';
import { ReportFrame, SpanFields } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';
import { useSpan } from './period';
import { GROUPS, isGroup, isSpan, salesPath, salesTitle } from './words';

/** More bars than these show nothing that the table does not show better. */
const MOST_BARS = 14;

const percent = ({ margin_percent: part }: SalesRow): string => (part === null ? '–' : fmt.percent(part, 1));

function columnsOf(group: SalesGroup, total: SalesRow | undefined): ReportColumn<SalesRow>[] {
  return [
    { field: isSpan(group) ? 'first_on' : 'label', title: `report-group-${group}`, cell: (row) => <RecordLink path={salesPath(row, group)}>{salesTitle(row, group)}</RecordLink> },
    { field: 'quantity', title: 'report-quantity', end: true, cell: (row) => fmt.decimal(row.quantity), ...(total ? { total: fmt.decimal(total.quantity) } : {}) },
    { field: 'net', title: 'report-net', end: true, cell: (row) => fmt.money(row.net), ...(total ? { total: fmt.money(total.net) } : {}) },
    { field: 'cost', title: 'report-cost', end: true, cell: (row) => fmt.money(row.cost), ...(total ? { total: fmt.money(total.cost) } : {}) },
    { field: 'margin', title: 'report-margin', end: true, cell: (row) => fmt.money(row.margin), ...(total ? { total: fmt.money(total.margin) } : {}) },
    { field: 'margin_percent', title: 'report-margin-percent', end: true, cell: percent, ...(total ? { total: percent(total) } : {}) },
  ];
}

export function SalesReport() {
  const [span] = useSpan();
  const [address, change] = useAddress();
  const group = isGroup(address['group']) ? address['group'] : 'month';
  const request = { ...span, branch: null, group };
  const { data, error, refetch } = useQueryOf('report_sales', request, { keep: true });
  const columns = columnsOf(group, data?.total);
  const rowId = ({ first_on: first, id, label }: SalesRow): string => first ?? id ?? label;
  const shown = data ? isSpan(group) ? data.rows.slice(-MOST_BARS) : data.rows.slice(0, MOST_BARS) : [];
  return (
    <ReportFrame
      id="sales" csv={{ report: 'report_sales', parameters: request, columns }}
      tools={<><Select label={t('report-group')} value={group} onChange={(next) => change({ group: next })} choices={GROUPS.map((id) => ({ id, title: t(`report-group-${id}`) }))} /><SpanFields /></>}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : (
        <>
          {shown.length > 1 && <Bars label={t('report-net')} bars={shown.map((row) => ({ id: rowId(row), title: salesTitle(row, group), amount: row.net }))} />}
          <ReportTable label={t('report-sales')} columns={columns} rows={data.rows} rowId={rowId} />
        </>
      )}
    </ReportFrame>
  );
}
