/** Net sales month by month; every month leads to its invoices. */
import { Chart } from '../../chart/Chart';
import type { SalesRow } from '../../core/generated/commands';
import type { IsoDate } from '../../fmt';
import { t } from '../../i18n';
import { spanOfPeriod } from './period';
import { behind, salesShort, salesTitle } from './words';

export function MonthsChart({ months, today }: { months: readonly SalesRow[]; today: IsoDate }) {
  // An axis without amounts would show nothing but tiny ones.
  if (months.every(({ net }) => net.minor === 0)) return <p className="soft">{t('report-nothing')}</p>;
  const span = spanOfPeriod('last-12-months', today);
  return (
    <Chart
      label={t('report-months')} names={{ now: t('report-net') }}
      bars={months.map((row, at) => ({ id: row.first_on ?? '', title: salesTitle(row, 'month'), short: salesShort(row, 'month', at === 0) ?? '', amount: row.net, path: behind(row, 'month', span, null, () => null) }))}
    />
  );
}
