/** Deals in a list. */
import type { DealRow, Filter } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { DIGITS, listOf, listScreen, majorOf, windowOf } from '../../list';
import { office } from '../../shell/office';
import { toastDone } from '../../shell/undo';
import { Chip, toastError } from '../../ui';
import { call } from '../../core/client';
import { planActivity } from '../activities/ActivityDialog';
import { Timeline } from '../activities/Timeline';
import { startDocument } from '../activities/start';
import { findCustomers } from '../contacts/find';
import { partyName } from '../documents/reference';
import { DealViews } from './DealViews';
import { amountCell, expectedCell, ownerCell, titleCell } from './cells';
import { findStages, findUsers, stageTitle, userTitle } from './find';
import { stageName } from './names';
import { OutcomeChip } from './OutcomeChip';
import { dealChanges } from './bulk';

const now = (): string => String(Date.now());

/** What is not a column of its own: mine, stuck, without a next step. */
const STATES: Record<string, () => Filter[]> = {
  mine: () => [{ column: 'owner', op: 'is', values: [office().user.id] }],
  stuck: () => [{ column: 'outcome', op: 'is', values: ['open'] }, { column: 'stuck_at_ms', op: 'filled', values: [] }, { column: 'stuck_at_ms', op: 'to', values: [now()] }],
  unplanned: () => [{ column: 'outcome', op: 'is', values: ['open'] }, { column: 'next_activity', op: 'empty', values: [] }],
};

const deals = listOf<DealRow, 'deal_list'>({
  id: 'deals', title: 'area-deals', icon: 'deals', command: 'deal_list', request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => `/deals/${row.id}`,
  columns: [
    { id: 'title', title: 'deal-title', width: 200, grow: 2, sort: true, cell: (row) => row.title, edit: titleCell },
    { id: 'party_name', title: 'deal-party', width: 160, grow: 1, sort: true, cell: (row) => row.party_name ?? '' },
    { id: 'stage', field: 'stage_name', title: 'deal-stage', width: 150, cell: (row) => <OutcomeChip outcome={row.outcome}>{stageName(row.stage_name)}</OutcomeChip> },
    { id: 'next', title: 'deal-next', width: 170, grow: 2, spare: true, cell: (row) => <Next row={row} /> },
    { id: 'expected_on', title: 'deal-expected', width: 152, sort: true, cell: (row) => (row.expected_on ? fmt.date(row.expected_on) : ''), edit: expectedCell },
    { id: 'owner_name', title: 'deal-owner', width: 130, spare: true, sort: true, cell: (row) => <span className="soft">{row.owner_name ?? ''}</span>, edit: ownerCell },
    { id: 'source', title: 'deal-source', width: 120, extra: true, cell: (row) => <span className="soft">{row.source}</span> },
    { id: 'amount', title: 'deal-amount', width: 120, align: 'end', sort: true, sum: true, cell: (row) => fmt.money(row.amount), edit: amountCell },
  ],
  filters: [
    { kind: 'choice', id: 'outcome', title: 'deal-outcome', cell: 'stage', choices: () => (['open', 'won', 'lost'] as const).map((id) => ({ id, title: t(`outcome-${id}`) })), of: ({ outcome }) => outcome },
    { kind: 'choice', id: 'which', title: 'deal-which', cell: 'next', choices: () => Object.keys(STATES).map((id) => ({ id, title: t(`deal-which-${id}`) })), means: (id) => STATES[id]?.() ?? [] },
    { kind: 'record', id: 'party', title: 'deal-party', cell: 'party_name', search: findCustomers, titleOf: partyName, of: ({ party }) => party },
    { kind: 'period', id: 'expected', title: 'deal-expected', column: 'expected_on', cell: 'expected_on', ahead: true, optional: true, of: ({ expected_on }) => expected_on },
    { kind: 'record', id: 'stage', title: 'deal-stage', more: true, search: findStages, titleOf: stageTitle, of: ({ stage }) => stage },
    { kind: 'record', id: 'owner', title: 'deal-owner', cell: 'owner_name', more: true, optional: true, search: findUsers, titleOf: userTitle, of: ({ owner }) => owner },
    { kind: 'number', id: 'amount', title: 'deal-amount', more: true, digits: DIGITS.amount, of: ({ amount }) => majorOf(amount) },
    { kind: 'text', id: 'source', title: 'deal-source', more: true, optional: true, of: ({ source }) => source || null },
  ],
  changes: dealChanges,
  groups: [
    { id: 'stage', title: 'deal-stage', column: 'stage_name', name: stageName }, { id: 'party', title: 'deal-party', column: 'party_name' }, { id: 'owner', title: 'deal-owner', column: 'owner_name' },
    { id: 'month', title: 'deal-expected', column: 'expected_on', span: 'month' }, { id: 'source', title: 'deal-source' },
  ],
  views: <DealViews now="list" />,
  peek: (row) => <DealPeek deal={row} />, create: 'deals.new', empty: { title: 'deal-empty', hint: 'deal-empty-hint' }, isFaded: (row) => row.outcome === 'lost',
  rowActions: [
    { id: 'deals.quote', title: 'cmd-deal-quote', icon: 'quote', right: 'document.create', run: (row) => startDocument('quote', { deal: row.id, party: row.party }) },
    { id: 'deals.activity', title: 'cmd-activity-new', icon: 'calendar', keys: ['a'], right: 'activity.create', run: (row) => void planActivity({ party: { id: row.party, title: row.party_name ?? '' }, link: { kind: 'deal', id: row.id, title: row.title } }) },
    { id: 'deals.delete', title: 'cmd-deal-delete', icon: 'trash', keys: ['Delete'], right: 'deal.void', run: (row) => void removeDeal(row) },
  ],
});

/** Removes a deal; the way back is in the toast. Answers whether it is gone. */
export async function removeDeal({ id, title }: { id: string; title: string }): Promise<boolean> {
  try {
    await call('deal_delete', { id });
    toastDone(t('deal-deleted', { title }));
    return true;
  } catch (error) {
    toastError(error);
    return false;
  }
}

function Next({ row }: { row: DealRow }) {
  if (row.outcome !== 'open') return <span className="soft">{row.lost_reason}</span>;
  if (row.next_subject === null) return <Chip tone="warn">{t('deal-unplanned')}</Chip>;
  const late = row.next_due_on !== null && row.next_due_on < fmt.today();
  return <span className={late ? 'bad-text' : 'soft'}>{[row.next_due_on ? fmt.relativeDay(row.next_due_on) : '', row.next_subject].filter(Boolean).join(': ')}</span>;
}

function DealPeek({ deal }: { deal: DealRow }) {
  return (
    <>
      <div><h2>{deal.title}</h2><p className="soft">{deal.party_name}</p></div>
      <OutcomeChip outcome={deal.outcome}>{stageName(deal.stage_name)}</OutcomeChip>
      <Facts facts={[
        { title: t('deal-amount'), value: fmt.money(deal.amount), strong: true },
        deal.outcome === 'open' ? { title: t('deal-probability'), value: fmt.percent(deal.probability) } : null,
        deal.expected_on ? { title: t('deal-expected'), value: `${fmt.date(deal.expected_on)} (${fmt.relativeDay(deal.expected_on)})` } : null,
        { title: t('deal-since'), value: fmt.relativeDay(fmt.wallOf(deal.stage_since_at_ms).date) },
        deal.owner_name ? { title: t('deal-owner'), value: deal.owner_name } : null, deal.source ? { title: t('deal-source'), value: deal.source } : null,
        deal.lost_reason ? { title: t('deal-lost-reason'), value: deal.lost_reason } : null,
      ]} />
      <Timeline record={deal.id} most={6} />
    </>
  );
}

export const DealList = listScreen(deals);
