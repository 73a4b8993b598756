/** A deal: where it stands, what it is about, what happens next. Every change is saved as it is typed. */
import { useCommands } from '../../commands/registry';
import { call, keepAnswer, prefetch, useQueryOf } from '../../core/client';
import { faultsOf } from '../../core/faults';
import type { DealDetail, DealLine, DealSave, Stage } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { DocumentScreen, Facts, Section, useDraft, useFresh } from '../../form';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { may } from '../../shell/office';
import { documentPath } from '../../shell/paths';
import { go, useParam } from '../../shell/router';
import { Chip, CommandButton, ErrorState, FieldFaults, RecordRows, Skeleton, toastError } from '../../ui';
import { planActivity } from '../activities/ActivityDialog';
import { Activities } from '../activities/Timeline';
import { startDocument } from '../activities/start';
import { removeDeal } from './DealList';
import { DealForm } from './DealForm';
import { OutcomeChip } from './OutcomeChip';
import { StagePath } from './StagePath';
import { moveDeal } from './moves';
import { stageName } from './names';

export function DealScreen() {
  const id = useParam('id');
  const { data, error, refetch } = useQueryOf('deal_get', { id });
  const pipelines = useQueryOf('pipeline_list', {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || !pipelines.data) return <Skeleton lines={8} />;
  const stages = pipelines.data.find(({ pipeline }) => pipeline.id === data.stage.pipeline)?.stages ?? [];
  return <DealRecord key={id} detail={data} stages={stages} />;
}

DealScreen.prepare = ((_, { id = '' }) => Promise.all([prefetch('pipeline_list', {}), prefetch('deal_get', { id })])) satisfies Prepare;

const isBlank = ({ item, text, price }: DealLine): boolean => item === null && text.trim() === '' && fmt.exact.compare(price, '0') === 0;

function DealRecord({ detail, stages }: { detail: DealDetail; stages: readonly Stage[] }) {
  const { deal, stage } = detail;
  const stored: DealSave = { deal, lines: detail.lines };
  const draft = useDraft<DealSave>({ initial: stored, save: async (value) => keepAnswer('deal_get', { id: deal.id }, await call('deal_save', { ...value, lines: value.lines.filter((line) => !isBlank(line)) })) });
  // A line that somebody has opened and not filled in yet stays on the screen and is not sent.
  useFresh(draft, { ...stored, lines: [...stored.lines, ...draft.value.lines.filter(isBlank)] });
  const { title } = draft.value.deal;
  const party = { id: deal.party, title: detail.party_name };
  const to = (next: Stage | undefined): void => {
    if (next) void draft.flush().then(() => moveDeal({ id: deal.id, title, stage: deal.stage }, next)).catch(toastError);
  };
  const withOutcome = (outcome: Stage['outcome']): Stage | undefined => stages.find((one) => one.outcome === outcome);
  const writes = (): boolean => may('deal.change');
  useCommands([
    { id: 'deals.quote', title: 'cmd-deal-quote', group: 'record', icon: 'quote', keys: ['q', 'Ctrl+Enter'], right: 'document.create', run: () => void draft.flush().then(() => startDocument('quote', { deal: deal.id, party: deal.party })) },
    { id: 'deals.won', title: 'cmd-deal-won', group: 'record', icon: 'star', keys: ['w'], when: () => writes() && stage.outcome !== 'won', run: () => to(withOutcome('won')) },
    { id: 'deals.lost', title: 'cmd-deal-lost', group: 'record', icon: 'close', keys: ['l'], when: () => writes() && stage.outcome !== 'lost', run: () => to(withOutcome('lost')) },
    { id: 'deals.activity', title: 'cmd-activity-new', group: 'record', icon: 'calendar', keys: ['a'], right: 'activity.create', run: () => void planActivity({ party, link: { kind: 'deal', id: deal.id, title } }) },
    { id: 'deals.order', title: 'cmd-deal-order', group: 'record', icon: 'order', right: 'document.create', run: () => void draft.flush().then(() => startDocument('order', { deal: deal.id, party: deal.party })) },
    { id: 'deals.delete', title: 'cmd-deal-delete', group: 'record', icon: 'trash', when: writes, run: () => void removeDeal({ id: deal.id, title }).then((gone) => { if (gone) go('/deals'); }) },
  ]);
  return (
    <DocumentScreen
      recorded={{ kind: 'deal', id: deal.id }}
      title={title} state={<OutcomeChip outcome={stage.outcome}>{stageName(stage.name)}</OutcomeChip>} back="/deals" primary="deals.quote" actions={['deals.won', 'deals.lost']}
      menu={['deals.order', 'deals.activity', 'deals.delete']} saving={draft.state} side={<Side detail={detail} />}
    >
      <StagePath stages={stages} now={stage} onMove={to} isReadOnly={!writes()} />
      {deal.lost_reason && <div className="hint-box"><span>{t('deal-lost-because', { reason: deal.lost_reason })}</span></div>}
      <FieldFaults faults={draft.state.kind === 'failed' ? faultsOf(draft.state.error) : []}>
        <div inert={!writes()}><DealForm draft={draft} detail={detail} /></div>
      </FieldFaults>
      <Section title={t('party-tab-documents')}>
        <RecordRows
          label={t('party-tab-documents')} empty={<span className="soft">{t('deal-no-documents')}</span>}
          rows={detail.documents.map((document) => ({
            id: document.id, path: documentPath(document.kind, document.id), title: document.number, note: `${t(`record-${document.kind}`)} · ${fmt.date(document.issued_on)}`, end: fmt.money(document.gross),
          }))}
        />
      </Section>
    </DocumentScreen>
  );
}

function Side({ detail }: { detail: DealDetail }) {
  const { deal, stage } = detail;
  const steps = detail.history.toReversed();
  return (
    <>
      <Section>
        <p className="side-figure">{fmt.money({ minor: deal.amount_minor, currency: deal.currency })}</p>
        <Facts facts={[
          stage.outcome === 'open' ? { title: t('deal-weighted-at', { percent: fmt.percent(stage.probability) }), value: fmt.money(detail.weighted), end: true } : null,
          { title: t('deal-in-stage'), value: <span className={detail.stuck ? 'warn-text' : ''}>{t('deal-days-in-stage', { count: detail.days_in_stage })}</span> },
        ]} />
        {detail.stuck && <Chip tone="warn">{t('deal-stuck-chip')}</Chip>}
      </Section>
      <Section title={t('timeline')} actions={<CommandButton command="deals.activity" look="quiet" />}>
        {detail.unplanned && <p className="warn-text">{t('deal-unplanned-hint')}</p>}
        <Activities rows={detail.activities} />
      </Section>
      <Section title={t('deal-history')}>
        <ol className="steps">
          {steps.map((step) => <li key={step.at_ms}><strong>{stageName(step.to_name)}</strong><span className="soft">{[fmt.dateMedium(fmt.wallOf(step.at_ms).date), step.by_name, t('deal-days', { count: step.days })].join(' · ')}</span></li>)}
        </ol>
      </Section>
    </>
  );
}
