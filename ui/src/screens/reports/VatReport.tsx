/** Base and tax of a span by category and rate, and what is to be paid. */
import { useQueryOf } from '../../core/client';
import type { VatRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { ErrorState, Figure, Skeleton } from '../../ui';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';
import { useAsked } from './period';
import { BranchField, PeriodFields, useBranch } from './tools';

const COLUMNS: readonly ReportColumn<VatRow>[] = [
  { field: 'side', title: 'report-vat-side', cell: ({ side }) => t(`report-vat-${side}`) },
  { field: 'category', title: 'report-vat-category', cell: ({ category }) => t(`report-vat-category-${category}`) },
  { field: 'rate', title: 'report-vat-rate', end: true, cell: ({ rate }) => fmt.percent(rate) },
  { field: 'base', title: 'report-vat-base', end: true, cell: ({ base }) => fmt.money(base) },
  { field: 'tax', title: 'report-vat-tax', end: true, cell: ({ tax }) => fmt.money(tax) },
  { field: 'waiting', title: 'report-vat-waiting', end: true, cell: ({ waiting }) => (waiting.minor === 0 ? <span className="soft">–</span> : fmt.money(waiting)) },
];

export function VatReport() {
  const [{ span }] = useAsked();
  const { branch } = useBranch();
  const request = { ...span, branch: branch?.id ?? null };
  const { data, error, refetch, isPlaceholderData: busy } = useQueryOf('report_vat', request, { keep: true });
  return (
    <ReportFrame id="vat" busy={busy} csv={{ report: 'report_vat', parameters: request, columns: COLUMNS }} note={`${fmt.date(span.from)} – ${fmt.date(span.until)}`} tools={<><PeriodFields /><BranchField /></>}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : (
        <>
          <div className="figures">
            <Figure title={t('report-vat-output')} value={fmt.money(data.output)} />
            <Figure title={t('report-vat-input')} value={fmt.money(data.input)} />
            <Figure title={t(data.payable.minor < 0 ? 'report-vat-back' : 'report-vat-payable')} value={fmt.money({ ...data.payable, minor: Math.abs(data.payable.minor) })} />
          </div>
          <ReportTable label={t('report-vat')} columns={COLUMNS} rows={data.rows} rowId={({ side, category, rate }) => `${side}:${category}:${rate}`} />
        </>
      )}
    </ReportFrame>
  );
}
