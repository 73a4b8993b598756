/** The board: stages as columns with what they are worth, deals as cards. */
import { useMemo } from 'react';

import { Board } from '../../board/Board';
import { registry, useCommands } from '../../commands/registry';
import { prefetch, useQueryOf } from '../../core/client';
import type { BoardView, DealCard } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { office, useOffice } from '../../shell/office';
import { go, useAddress } from '../../shell/router';
import { useStatus } from '../../shell/status';
import { CommandButton, EmptyState, ErrorState, Icon, Segments, Select, Skeleton } from '../../ui';
import { ACTIVITY_ICONS } from '../activities/kinds';
import { columnsOf } from './columns';
import { DealViews } from './DealViews';
import { moveDeal } from './moves';
import { pipelineName } from './names';

const boardAsked = (address: Readonly<Record<string, string>>, me: string) => ({ pipeline: address['pipeline'] ?? null, owner: address['owner'] === 'me' ? me : null });

export function DealBoard() {
  const [address, change] = useAddress();
  const { user } = useOffice();
  const mine = address['owner'] === 'me';
  const pipelines = useQueryOf('pipeline_list', {}).data ?? [];
  const { data, error, refetch } = useQueryOf('deal_board', boardAsked(address, user.id), { keep: true });
  useCommands([{ id: 'list.new', title: 'cmd-deal-new', group: 'create', keys: ['n', 'Ctrl+N', 'Alt+N'], silent: true, run: () => void registry.run('deals.new') }]);
  return (
    <div className="list-screen">
      <header className="screen-head">
        <h1>{t('area-deals')}</h1>
        <DealViews now="board" />
        <Segments label={t('deal-whose')} value={mine ? 'me' : 'all'} onChange={(whose) => change({ owner: whose === 'me' ? 'me' : null })} choices={[{ id: 'all', title: t('deal-all') }, { id: 'me', title: t('deal-mine') }]} />
        {data && pipelines.length > 1 && (
          <Select label={t('deal-pipeline')} labelHidden value={data.pipeline.id} onChange={(pipeline) => change({ pipeline })} choices={pipelines.map(({ pipeline }) => ({ id: pipeline.id, title: pipelineName(pipeline.name) }))} />
        )}
        <span className="top-gap" />
        <CommandButton command="deals.new" look="primary" />
      </header>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? <Stages view={data} /> : <Skeleton lines={8} />}
    </div>
  );
}

DealBoard.prepare = ((address) => Promise.all([prefetch('pipeline_list', {}), prefetch('deal_board', boardAsked(address, office().user.id))])) satisfies Prepare;

function Stages({ view }: { view: BoardView }) {
  const columns = useMemo(() => columnsOf(view), [view]);
  const count = view.columns.reduce((sum, column) => sum + column.count, 0);
  const open = view.columns.filter(({ stage }) => stage.outcome === 'open');
  const weighted = { minor: open.reduce((sum, column) => sum + column.weighted.minor, 0), currency: open[0]?.weighted.currency ?? '' };
  useStatus(<><span>{t('deal-count', { count: open.reduce((sum, column) => sum + column.count, 0) })}</span>{open.length > 0 && <span>{t('deal-weighted-sum', { sum: fmt.money(weighted) })}</span>}</>, `deals:${String(count)}:${String(weighted.minor)}`);
  if (count === 0) return <EmptyState icon="deals" title={t('deal-empty')} hint={t('deal-empty-hint')} command="deals.new" />;
  return (
    <Board<DealCard>
      label={t('area-deals')} columns={columns} cardId={({ deal }) => deal.id} cardTitle={({ deal }) => `${deal.title}, ${deal.party_name ?? ''}`} onOpen={({ deal }) => go(`/deals/${deal.id}`)}
      cardClass={({ stuck }) => (stuck ? 'stuck' : undefined)} renderCard={(card) => <Card card={card} />}
      onMove={async ({ deal }, to) => {
        const stage = view.columns.find((column) => column.stage.id === to)?.stage;
        return stage ? moveDeal({ id: deal.id, title: deal.title, stage: deal.stage }, stage) : false;
      }}
    />
  );
}

function Card({ card: { deal, days_in_stage: days, stuck, unplanned } }: { card: DealCard }) {
  return (
    <>
      <span className="card-title">{deal.title}</span>
      <span className="soft">{deal.party_name}</span>
      <span className="card-line"><strong>{fmt.money(deal.amount)}</strong>{deal.expected_on && deal.outcome === 'open' && <span>{fmt.dayMonth(deal.expected_on)}</span>}</span>
      {deal.outcome === 'open' ? (
        <span className="card-line">
          {unplanned ? <span className="card-next warn-text"><Icon name="warning" size={14} /><span>{t('deal-unplanned-short')}</span></span> : <NextStep deal={deal} />}
          {days > 0 && <span className={stuck ? 'warn-text' : ''} title={t(stuck ? 'deal-stuck' : 'deal-days-in-stage', { count: days })}>{t('deal-days', { count: days })}</span>}
        </span>
      ) : deal.lost_reason && <span className="soft">{deal.lost_reason}</span>}
    </>
  );
}

function NextStep({ deal: { next_kind: kind, next_subject: subject, next_due_on: due } }: { deal: DealCard['deal'] }) {
  const late = due !== null && due < fmt.today();
  return <span className={late ? 'card-next bad-text' : 'card-next'} title={subject ?? ''}>{kind && <Icon name={ACTIVITY_ICONS[kind]} size={14} />}<span>{due ? fmt.relativeDay(due) : subject}</span></span>;
}
