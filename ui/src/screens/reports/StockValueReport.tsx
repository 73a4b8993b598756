/** What the goods in stock are worth at cost. */
import { useQueryOf } from '../../core/client';
import type { StockValueRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { ErrorState, Skeleton } from '../../ui';
import { Bars } from './Bars';
import { RecordLink } from './RecordLink';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';

export function StockValueReport() {
  const request = { category: null };
  const { data, error, refetch } = useQueryOf('report_stock_value', request, { keep: true });
  const columns: ReportColumn<StockValueRow>[] = [
    { field: 'name', title: 'report-group-item', cell: ({ item, name }) => <RecordLink path={`/items/${item}`}>{name}</RecordLink> },
    { field: 'sku', title: 'item-sku', cell: (row) => <span className="soft">{row.sku}</span> },
    { field: 'category_name', title: 'item-category', cell: (row) => row.category_name },
    { field: 'quantity', title: 'report-quantity', end: true, cell: (row) => fmt.quantity(row.quantity, unitName(row.unit)) },
    { field: 'unit_cost', title: 'report-unit-cost', end: true, cell: (row) => fmt.decimal(row.unit_cost, { min: fmt.currencyDigits(row.value.currency) }) },
    { field: 'value', title: 'report-value', end: true, cell: (row) => fmt.money(row.value), ...(data ? { total: fmt.money(data.total) } : {}) },
  ];
  return (
    <ReportFrame id="stock" csv={{ report: 'report_stock_value', parameters: request, columns }}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : (
        <>
          {data.groups.length > 1 && <Bars label={t('item-category')} bars={data.groups.map(({ category, name, value }) => ({ id: category ?? '', title: name || t('report-none'), amount: value }))} />}
          <ReportTable label={t('report-stock')} columns={columns} rows={data.rows} rowId={({ item }) => item} />
        </>
      )}
    </ReportFrame>
  );
}
