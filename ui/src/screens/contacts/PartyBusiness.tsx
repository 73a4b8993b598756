/** What is going on with a party: its deals and its documents. */
import { useQueryOf } from '../../core/client';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { documentPath } from '../../shell/paths';
import { Chip, CommandButton, EmptyState, ErrorState, RecordRows, Skeleton } from '../../ui';
import { stageName } from '../deals/names';
import { KINDS, signed } from '../documents/kinds';

const ofParty = (party: string) => [{ column: 'party', op: 'is' as const, values: [party] }];
const MOST = 200;

export function PartyDeals({ party }: { party: string }) {
  const { data, error, refetch } = useQueryOf('deal_list', { limit: MOST, filters: ofParty(party) }, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (data.total === 0) return <EmptyState icon="deals" title={t('party-no-deals')} command="contacts.deal" />;
  return (
    <RecordRows
      label={t('area-deals')} total={data.total} more={`/deals/list?party=${party}`}
      rows={data.rows.map((deal) => ({
        id: deal.id, path: `/deals/${deal.id}`, title: deal.title, faded: deal.outcome !== 'open',
        note: <>{stageName(deal.stage_name)}{deal.expected_on && ` · ${fmt.date(deal.expected_on)}`}</>, end: fmt.money(deal.amount),
      }))}
    />
  );
}

export function PartyDocuments({ party }: { party: string }) {
  const { data, error, refetch } = useQueryOf('document_list', { window: { limit: MOST, filters: ofParty(party), sort: [{ column: 'issued_on', descending: true }] } }, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (data.total === 0) return <EmptyState icon="invoice" title={t('party-no-documents')}><CommandButton command="contacts.quote" /><CommandButton command="contacts.invoice" /></EmptyState>;
  return (
    <RecordRows
      label={t('party-tab-documents')} total={data.total} more={`/invoices?party=${party}`}
      rows={data.rows.map((document) => ({
        id: document.id, path: documentPath(document.kind, document.id), title: document.number,
        note: <>{t(`record-${document.kind}`)} · {fmt.date(document.issued_on)}{document.reference && ` · ${document.reference}`}{document.state === 'overdue' && <> <Chip tone="bad">{t('record-overdue')}</Chip></>}</>,
        ...(KINDS[document.kind].priced ? { end: fmt.money(signed(document)) } : {}),
      }))}
    />
  );
}
