/** What customers owe, by how long it is overdue; every sum opens to its invoices. */
import { Chart } from '../../chart/Chart';
import { useQueryOf } from '../../core/client';
import type { AgeingClaim, AgeingRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { documentPath } from '../../shell/paths';
import { useAddress } from '../../shell/router';
import { Button, DateField, ErrorState, Skeleton } from '../../ui';
import { RecordLink } from './RecordLink';
import { ReportFrame } from './ReportFrame';
import { type ReportColumn, ReportTable } from './ReportTable';
import { AGES, type Age, ageOf, isAge } from './ages';
import { BranchField, useBranch } from './tools';

const FIGURES = [...AGES, 'credit', 'total'] as const;

const orDash = (money: fmt.Money) => (money.minor === 0 ? <span className="soft">–</span> : fmt.money(money));

export function AgeingReport() {
  const [address, change] = useAddress();
  const { branch } = useBranch();
  const on = fmt.isDate(address['on'] ?? '') ? address['on'] ?? null : null;
  const age = isAge(address['age']) ? address['age'] : null;
  const request = { on, branch: branch?.id ?? null };
  const { data, error, refetch, isPlaceholderData: busy } = useQueryOf('report_receivables_ageing', request, { keep: true });
  const columns: ReportColumn<AgeingRow>[] = [
    { field: 'party_name', title: 'report-group-customer', cell: ({ party, party_name: name }) => <RecordLink path={party && `/contacts/${party}`}>{name || t('report-none')}</RecordLink> },
    ...FIGURES.map((field) => ({ field, title: `report-age-${field}`, end: true, cell: (row: AgeingRow) => orDash(row[field]), ...(data ? { total: fmt.money(data.total[field]) } : {}) })),
  ];
  const kept = Object.fromEntries(Object.entries({ on: on ?? '', branch: branch?.id ?? '' }).filter(([, value]) => value !== ''));
  const pathOf = (one: Age): string => `/reports/receivables?${new URLSearchParams({ ...kept, age: one }).toString()}`;
  return (
    <ReportFrame
      id="receivables" busy={busy} csv={{ report: 'report_receivables_ageing', parameters: request, columns }} note={fmt.date(on ?? fmt.today())}
      tools={<><DateField label={t('report-on')} value={on ?? fmt.today()} onChange={(day) => change({ on: day })} /><BranchField /></>}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton lines={8} /> : (
        <>
          {data.rows.length > 0 && (
            <Chart
              label={t('report-receivables')} lying names={{ now: t('report-open') }}
              bars={[...AGES, 'credit' as const].map((field) => ({ id: field, title: t(`report-age-${field}`), amount: data.total[field], path: field === 'credit' ? null : pathOf(field) }))}
            />
          )}
          {age && <p className="report-only"><strong>{t('report-age-only', { age: t(`report-age-${age}`) })}</strong><Button look="quiet" onPress={() => change({ age: null })}>{t('list-show-all')}</Button></p>}
          <ReportTable
            key={age ?? 'all'} label={t('report-receivables')} columns={columns} rows={age ? data.rows.filter((row) => row[age].minor !== 0) : data.rows} rowId={({ party, party_name: name }) => party ?? name}
            opened={age !== null} parts={({ claims }) => claims.filter((claim) => age === null || ageOf(claim) === age).map((claim) => <ClaimRow key={`${claim.document}:${claim.due_on}`} claim={claim} />)}
          />
        </>
      )}
    </ReportFrame>
  );
}

/** An invoice under its customer, its amount in the column of its age. */
function ClaimRow({ claim }: { claim: AgeingClaim }) {
  const { document, number, due_on: due, overdue_days: late, open, book } = claim;
  const foreign = open.currency === book.currency ? '' : ` · ${fmt.money(open)}`;
  return (
    <tr className="report-part">
      <td><RecordLink path={documentPath('invoice', document)}>{number}</RecordLink> <span className={late > 0 ? 'bad-text' : 'soft'}>{late > 0 ? t('payment-overdue', { count: late }) : t('report-due-on', { date: fmt.date(due) })}{foreign}</span></td>
      {FIGURES.map((field) => <td key={field} className="end">{field === ageOf(claim) ? fmt.money(book) : ''}</td>)}
    </tr>
  );
}
