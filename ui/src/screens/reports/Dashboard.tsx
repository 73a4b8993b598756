/** The first look in the morning: sales of the month and the year, claims, the best customers and items. */
import { prefetch, useQueryOf } from '../../core/client';
import type { DashboardView, SalesGroup, SalesRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { go, hrefOf } from '../../shell/router';
import { ErrorState, Figure, RecordRows, Skeleton } from '../../ui';
import { MonthsChart } from './MonthsChart';
import { ReportFrame } from './ReportFrame';
import { spanOfPeriod } from './period';
import { behind, salesTitle } from './words';

export function Dashboard() {
  const { data, error, refetch } = useQueryOf('dashboard', {}, { keep: true });
  return (
    <ReportFrame id="overview">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? <View view={data} /> : <Skeleton lines={8} />}
    </ReportFrame>
  );
}

Dashboard.prepare = () => prefetch('dashboard', {});

function tilesOf({ month, month_last_year_to_date: before, month_last_year: whole, receivables, overdue }: DashboardView) {
  return [
    { id: 'month', path: '/reports/sales?group=day&period=this-month', value: fmt.money(month), note: t('report-last-year-to-date', { amount: fmt.money(before) }), tone: 'neutral' as const },
    { id: 'last-year', path: '/reports/sales?against=year', value: fmt.money(whole), note: t('report-last-year-whole'), tone: 'neutral' as const },
    { id: 'owed', path: '/reports/receivables', value: fmt.money(receivables), note: '', tone: 'neutral' as const },
    { id: 'overdue', path: '/invoices?state=overdue', value: fmt.money(overdue), note: '', tone: overdue.minor > 0 ? 'bad' as const : 'neutral' as const },
  ];
}

function View({ view }: { view: DashboardView }) {
  return (
    <>
      <div className="figures">
        {tilesOf(view).map(({ id, path, ...figure }) => (
          <a key={id} className="figure-link" href={hrefOf(path)} onClick={(event) => { event.preventDefault(); go(path); }}><Figure title={t(`report-tile-${id}`)} {...figure} /></a>
        ))}
      </div>
      <Section title={t('report-months')}><MonthsChart months={view.months} today={view.today} /></Section>
      <div className="report-columns">
        <Best title={t('report-top-customers')} group="customer" rows={view.top_customers} today={view.today} />
        <Best title={t('report-top-items')} group="item" rows={view.top_items} today={view.today} />
      </div>
    </>
  );
}

function Best({ title, group, rows, today }: { title: string; group: SalesGroup; rows: readonly SalesRow[]; today: fmt.IsoDate }) {
  const span = spanOfPeriod('last-12-months', today);
  return (
    <Section title={title}>
      <RecordRows
        label={title} empty={t('report-nothing')}
        rows={rows.map((row) => ({ id: row.id ?? row.label, path: behind(row, group, span, null, () => null) ?? `/reports/sales?group=${group}`, title: salesTitle(row, group), end: fmt.money(row.net) }))}
      />
    </Section>
  );
}
