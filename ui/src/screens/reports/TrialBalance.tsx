/** What stands on each account: before the span, moved in it, at its end. */
import { useQueryOf } from '../../core/client';
import type { TrialBalanceRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { ErrorState, Skeleton } from '../../ui';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';
import { useAsked } from './period';
import { BranchField, PeriodFields, useBranch } from './tools';

const amount = (money: fmt.Money) => (money.minor === 0 ? <span className="soft">–</span> : fmt.money(money));

export function TrialBalance() {
  const [{ span }] = useAsked();
  const { branch } = useBranch();
  const request = { ...span, branch: branch?.id ?? null };
  const { data, error, refetch, isPlaceholderData: busy } = useQueryOf('trial_balance', request, { keep: true });
  const columns: ReportColumn<TrialBalanceRow>[] = [
    { field: 'code', title: 'report-account', cell: ({ code }) => code },
    { field: 'name', title: 'report-account-name', cell: ({ name }) => name },
    { field: 'opening', title: 'report-opening', end: true, cell: ({ opening }) => amount(opening) },
    { field: 'debit', title: 'report-debit', end: true, cell: ({ debit }) => amount(debit), ...(data ? { total: fmt.money(data.debit) } : {}) },
    { field: 'credit', title: 'report-credit', end: true, cell: ({ credit }) => amount(credit), ...(data ? { total: fmt.money(data.credit) } : {}) },
    { field: 'closing', title: 'report-closing', end: true, cell: ({ closing }) => amount(closing), ...(data ? { total: fmt.money(data.closing) } : {}) },
  ];
  return (
    <ReportFrame id="balance" busy={busy} csv={{ report: 'trial_balance', parameters: request, columns }} note={`${fmt.date(span.from)} – ${fmt.date(span.until)}`} tools={<><PeriodFields /><BranchField /></>}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : <ReportTable label={t('report-balance')} columns={columns} rows={data.rows} rowId={({ account }) => account} />}
    </ReportFrame>
  );
}
