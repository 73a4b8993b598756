/** My day: what is to be done now, what is late, what runs out. Every row opens its record. */
import { type ReactNode, useState } from 'react';

import { useCommands } from '../../commands/registry';
import { prefetch, useQueryOf } from '../../core/client';
import type { ActivityRow, DocumentRow, HomeSummary } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { may, mayCall, useOffice } from '../../shell/office';
import { documentPath, draftPath } from '../../shell/paths';
import { go, hrefOf } from '../../shell/router';
import { CommandButton, ErrorState, type RecordRow, RecordRows, Skeleton, useAfterPaint } from '../../ui';
import { AsOf } from '../../sync/AsOf';
import { planActivity } from '../activities/ActivityDialog';
import { Tick } from '../activities/Tick';
import { setDone } from '../activities/done';
import { ACTIVITY_ICONS } from '../activities/kinds';
import { stageName } from '../deals/names';
import { MonthsChart } from '../reports/MonthsChart';
import { Checklist } from './Checklist';
import { Figures } from './Figures';
import { SafetyNotes } from './SafetyNotes';

/** The part of the day, for the greeting. */
export const partOfDay = (minutes: number): 'morning' | 'day' | 'evening' => (minutes < 11 * 60 ? 'morning' : minutes < 17 * 60 ? 'day' : 'evening');

export function Home() {
  const { user } = useOffice();
  const { data, error, refetch } = useQueryOf('home_summary', {}, { keep: true });
  useCommands([{ id: 'list.new', title: 'cmd-activity-new', group: 'create', keys: ['n', 'Ctrl+N', 'Alt+N'], silent: true, right: 'activity.create', run: () => void planActivity() }]);
  const painted = useAfterPaint();
  const [minutes] = useState(() => fmt.wallOf(Date.now()).minutes);
  return (
    <div className="screen home">
      <header className="screen-head">
        <div className="greeting"><h1>{t(`home-${partOfDay(minutes)}`, { name: user.name.split(' ')[0] ?? '' })}</h1><p className="soft">{fmt.dateFull(data?.today ?? fmt.today())} <AsOf /></p></div>
        <span className="top-gap" />
        <CommandButton command="activities.new" look="primary" />
      </header>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? <Day summary={data} painted={painted} /> : <Skeleton lines={8} />}
    </div>
  );
}

Home.prepare = () => Promise.all([prefetch('home_summary', {}), ...(mayCall('draft_list') ? [prefetch('draft_list', {})] : [])]);

/** The rows first: the months need a large drawing program, and the first steps are asked after in whole lists. */
function Day({ summary, painted }: { summary: HomeSummary; painted: boolean }) {
  const { agenda, overdue, quotes_expiring: quotes, orders_due: orders, low_stock: stock, deals_unplanned: deals, today } = summary;
  return (
    <>
      {painted && summary.safety && <SafetyNotes safety={summary.safety} />}
      {painted && <Checklist />}
      <Figures summary={summary} />
      <div className="home-grid">
        <div>
          <Block title={t('home-agenda')} count={agenda.total} path="/calendar/tasks?state=today">
            <RecordRows label={t('home-agenda')} total={agenda.total} more="/calendar/tasks?state=today" rows={agenda.rows.map((row) => agendaRow(row, today))} empty={<Nothing text={t('home-agenda-empty')}><CommandButton command="activities.new" look="quiet" /></Nothing>} />
          </Block>
          {deals && (
            <Block title={t('home-unplanned')} count={deals.total} path="/deals/list?which=unplanned">
              <RecordRows
                label={t('home-unplanned')} total={deals.total} more="/deals/list?which=unplanned" empty={<Nothing text={t('home-unplanned-empty')} />}
                rows={deals.rows.map((deal) => ({ id: deal.id, path: `/deals/${deal.id}`, title: deal.title, icon: 'deals', note: [deal.party_name, stageName(deal.stage_name)].filter(Boolean).join(' · '), end: fmt.money(deal.amount) }))}
              />
            </Block>
          )}
          <Drafts />
          {painted && may('report.see') && <Sales />}
        </div>
        <div>
          {overdue && (
            <Block title={t('home-overdue')} count={overdue.invoices.total} path="/invoices?state=overdue&sort=due_on:asc">
              <RecordRows
                label={t('home-overdue')} total={overdue.invoices.total} more="/invoices?state=overdue&sort=due_on:asc" empty={<Nothing text={t('home-overdue-empty')} />}
                rows={overdue.invoices.rows.map((row) => ({
                  id: `${row.document}:${row.due_on ?? ''}`, path: documentPath('invoice', row.document), title: row.party_name ?? row.number, icon: 'invoice',
                  note: <>{row.due_on && <><span className="bad-text">{fmt.relativeDay(row.due_on, today)}</span> · </>}{row.number}</>, end: fmt.money(row.open),
                }))}
              />
            </Block>
          )}
          {orders && <Documents title={t('home-orders')} page={orders} empty={t('home-orders-empty')} path="/orders?state=unfinished&sort=wanted:asc" today={today} />}
          {quotes && <Documents title={t('home-quotes')} page={quotes} empty={t('home-quotes-empty')} path="/quotes?state=unanswered&sort=valid:asc" today={today} />}
          {stock && (
            <Block title={t('home-low-stock')} count={stock.total} path="/stock">
              <RecordRows
                label={t('home-low-stock')} total={stock.total} more="/stock" empty={<Nothing text={t('home-low-stock-empty')} />}
                rows={stock.rows.map((row) => ({ id: `${row.item}:${row.location ?? ''}`, path: `/items/${row.item}`, title: row.name, icon: 'item', note: [row.sku, row.location_name].filter(Boolean).join(' · '), end: t('home-low', { available: fmt.decimal(row.available), wanted: fmt.decimal(row.reorder_point) }) }))}
              />
            </Block>
          )}
        </div>
      </div>
    </>
  );
}

const Nothing = ({ text, children }: { text: string; children?: ReactNode }) => <p className="home-nothing">{text}{children}</p>;

/** E or the space bar has it done without opening it. */
function agendaRow(row: ActivityRow, today: fmt.IsoDate): RecordRow {
  const late = row.due_on !== null && row.due_on < today;
  const time = row.starts_at_ms === null ? '' : fmt.time(row.starts_at_ms);
  return {
    id: row.id, path: `/calendar/tasks/${row.id}`, title: row.subject, icon: ACTIVITY_ICONS[row.kind], note: [row.party_name, row.link_title].filter(Boolean).join(' · '),
    lead: <Tick row={row} />, end: late && row.due_on ? <span className="bad-text">{fmt.relativeDay(row.due_on, today)}</span> : time || <span className="soft">{t('home-today')}</span>,
    onKey: (key) => {
      if (![' ', 'e'].includes(key) || !may('activity.change')) return false;
      setDone(row);
      return true;
    },
  };
}

function Documents({ title, page, empty, path, today }: { title: string; page: { rows: DocumentRow[]; total: number }; empty: string; path: string; today: fmt.IsoDate }) {
  return (
    <Block title={title} count={page.total} path={path}>
      <RecordRows
        label={title} total={page.total} more={path} empty={<Nothing text={empty} />}
        rows={page.rows.map((row) => ({
          id: row.id, path: documentPath(row.kind, row.id), title: row.party_name ?? row.number, icon: row.kind === 'quote' ? 'quote' : 'order',
          note: <>{row.until_on && <><span className={row.until_on < today ? 'bad-text' : row.until_on === today ? 'warn-text' : ''}>{fmt.relativeDay(row.until_on, today)}</span> · </>}{row.number}</>, end: fmt.money(row.gross),
        }))}
      />
    </Block>
  );
}

function Sales() {
  const { data } = useQueryOf('dashboard', {}, { keep: true });
  if (!data || data.months.every(({ net }) => net.minor === 0)) return null;
  return <Block title={t('report-months')} count={0} path="/reports"><div className="home-chart"><MonthsChart months={data.months} today={data.today} /></div></Block>;
}

function Drafts() {
  const { data } = useQueryOf('draft_list', {}, { enabled: mayCall('draft_list') });
  if (!data || data.length === 0) return null;
  return (
    <Block title={t('home-drafts')} count={data.length}>
      <RecordRows
        label={t('home-drafts')} rows={data.slice(0, 10).map((draft) => ({ id: draft.id, path: draftPath(draft.kind, draft.id), title: draft.title || t('home-draft-unnamed'), icon: 'edit', note: t(`record-${draft.kind}`), end: <span className="soft">{fmt.dateTime(draft.saved_at_ms)}</span> }))}
      />
    </Block>
  );
}

function Block({ title, count, path, children }: { title: string; count: number; path?: string; children: ReactNode }) {
  return (
    <section className="home-block">
      <header>
        <h2>{path ? <a href={hrefOf(path)} onClick={(event) => { event.preventDefault(); go(path); }}>{title}</a> : title}</h2>
        {count > 0 && <span className="screen-count">{fmt.count(count)}</span>}
      </header>
      {children}
    </section>
  );
}
