/** What customers owe, by how long it is overdue. */
import { useQueryOf } from '../../core/client';
import type { AgeingRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { useAddress } from '../../shell/router';
import { DateField, ErrorState, Skeleton } from '../../ui';
import { Bars } from './Bars';
import { RecordLink } from './RecordLink';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';

const FIGURES = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90', 'credit', 'total'] as const;

export function AgeingReport() {
  const [address, change] = useAddress();
  const on = fmt.isDate(address['on'] ?? '') ? address['on'] ?? null : null;
  const request = { on, branch: null };
  const { data, error, refetch } = useQueryOf('report_receivables_ageing', request, { keep: true });
  const columns: ReportColumn<AgeingRow>[] = [
    { field: 'party_name', title: 'report-group-customer', cell: ({ party, party_name: name }) => <RecordLink path={party && `/contacts/${party}`}>{name || t('report-none')}</RecordLink> },
    ...FIGURES.map((field) => ({
      field, title: `report-age-${field}`, end: true, cell: (row: AgeingRow) => (row[field].minor === 0 ? <span className="soft">–</span> : fmt.money(row[field])), ...(data ? { total: fmt.money(data.total[field]) } : {}),
    })),
  ];
  return (
    <ReportFrame
      id="receivables" csv={{ report: 'report_receivables_ageing', parameters: request, columns }}
      tools={<DateField label={t('report-on')} value={on ?? fmt.today()} onChange={(day) => change({ on: day })} />}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : (
        <>
          {data.rows.length > 0 && <Bars label={t('report-receivables')} bars={FIGURES.filter((field) => field !== 'total').map((field) => ({ id: field, title: t(`report-age-${field}`), amount: data.total[field] }))} />}
          <ReportTable label={t('report-receivables')} columns={columns} rows={data.rows} rowId={({ party, party_name: name }) => party ?? name} />
        </>
      )}
    </ReportFrame>
  );
}
