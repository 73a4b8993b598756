/** What the goods in stock are worth at cost, by group and by place. */
import { Chart } from '../../chart/Chart';
import { useQueryOf } from '../../core/client';
import type { ReportStockValueView, StockLevelRow, StockValueRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { may } from '../../shell/office';
import { useAddress } from '../../shell/router';
import { ErrorState, Select, Skeleton } from '../../ui';
import { RecordLink } from './RecordLink';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';

/** The most levels that are added up here. Of a larger stock the list of levels tells the places apart. */
const MOST_LEVELS = 1000;

export interface PlaceValue {
  id: string;
  name: string;
  value: fmt.Money;
}

/** What lies where, the most first. */
export function valueByPlace(rows: readonly Pick<StockLevelRow, 'location' | 'location_name' | 'value'>[]): PlaceValue[] {
  const places = new Map<string, PlaceValue>();
  for (const { location: id, location_name: name, value } of rows) {
    if (value) places.set(id, { id, name, value: { ...value, minor: (places.get(id)?.value.minor ?? 0) + value.minor } });
  }
  return [...places.values()].toSorted((a, b) => b.value.minor - a.value.minor);
}

export function StockValueReport() {
  const [address, change] = useAddress();
  const categories = useQueryOf('choices', {}).data?.item_categories ?? [];
  const request = { category: address['category'] ?? null };
  const { data, error, refetch, isPlaceholderData: busy } = useQueryOf('report_stock_value', request, { keep: true });
  const columns: ReportColumn<StockValueRow>[] = [
    { field: 'name', title: 'report-group-item', cell: ({ item, name }) => <RecordLink path={`/items/${item}`}>{name}</RecordLink> },
    { field: 'sku', title: 'item-sku', cell: (row) => <span className="soft">{row.sku}</span> },
    { field: 'category_name', title: 'item-category', cell: (row) => row.category_name },
    { field: 'quantity', title: 'report-quantity', end: true, cell: (row) => <RecordLink path={`/stock?item=${row.item}`}>{fmt.quantity(row.quantity, unitName(row.unit))}</RecordLink> },
    { field: 'unit_cost', title: 'report-unit-cost', end: true, cell: (row) => fmt.decimal(row.unit_cost, { min: fmt.currencyDigits(row.value.currency) }) },
    { field: 'value', title: 'report-value', end: true, cell: (row) => <RecordLink path={`/stock/moves?item=${row.item}`}>{fmt.money(row.value)}</RecordLink>, ...(data ? { total: fmt.money(data.total) } : {}) },
  ];
  return (
    <ReportFrame
      id="stock" busy={busy} csv={{ report: 'report_stock_value', parameters: request, columns }} note={fmt.date(fmt.today())}
      tools={(
        <Select
          label={t('item-category')} value={request.category ?? 'all'} onChange={(next) => change({ category: next === 'all' ? null : next })}
          choices={[{ id: 'all', title: t('report-category-all') }, ...categories.map(({ category: { id, name } }) => ({ id, title: name }))]}
        />
      )}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : (
        <>
          {request.category === null && <div className="report-columns"><ByGroup view={data} />{may('stock.see') && <ByPlace />}</div>}
          <ReportTable label={t('report-stock')} columns={columns} rows={data.rows} rowId={({ item }) => item} />
        </>
      )}
    </ReportFrame>
  );
}

function ByGroup({ view: { groups } }: { view: ReportStockValueView }) {
  if (groups.length < 2) return null;
  return (
    <Section title={t('report-by-category')}>
      <Chart
        label={t('report-by-category')} lying names={{ now: t('report-value') }}
        bars={groups.toSorted((a, b) => b.value.minor - a.value.minor).map(({ category, name, value }) => ({ id: category ?? '', title: name || t('report-none'), amount: value, path: category && `/reports/stock?category=${category}` }))}
      />
    </Section>
  );
}

function ByPlace() {
  const { data, error, refetch } = useQueryOf('stock_level_list', { limit: MOST_LEVELS, filters: [{ column: 'on_hand', op: 'is_not', values: ['0'] }] }, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  const places = valueByPlace(data.rows);
  if (data.total > data.rows.length || places.length < 2) return null;
  return (
    <Section title={t('report-by-place')}>
      <Chart label={t('report-by-place')} lying names={{ now: t('report-value') }} bars={places.map(({ id, name, value }) => ({ id, title: name, amount: value, path: `/stock?location=${id}` }))} />
    </Section>
  );
}
