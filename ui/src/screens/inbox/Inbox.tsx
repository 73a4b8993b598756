/** What waits for somebody: two values for one field, records that may be one, what head office found wrong, own changes that it refused. */
import { useEffect } from 'react';

import { useCommands } from '../../commands/registry';
import { prefetch, useQueryOf } from '../../core/client';
import type { IssueShow } from '../../core/generated/commands';
import { t } from '../../i18n';
import { useAddress } from '../../shell/router';
import { useSyncState } from '../../sync/state';
import { Button, EmptyState, ErrorState, Segments, Skeleton } from '../../ui';
import { IssueRows } from './IssueRows';
import { IssueView } from './IssueView';
import { Refusals } from './Refusals';

const PAGE = 50;
const SHOWS = ['open', 'refused', 'settled'] as const;
type Show = (typeof SHOWS)[number];
const showOf = (text: string | undefined): Show => SHOWS.find((show) => show === text) ?? 'open';

export function Inbox() {
  const [address, change] = useAddress();
  const show = showOf(address['show']);
  const refused = useSyncState()?.refused ?? 0;
  return (
    <div className="screen inbox">
      <header className="screen-head">
        <h1>{t('area-inbox')}</h1>
        <Segments
          label={t('inbox-show')} value={show} onChange={(next) => change({ show: next === 'open' ? null : next, issue: null, limit: null })}
          choices={SHOWS.map((id) => ({ id, title: id === 'refused' && refused > 0 ? t('inbox-refused-count', { count: refused }) : t(`inbox-${id}`) }))}
        />
      </header>
      {show === 'refused' ? <Refusals /> : <Issues show={show} />}
    </div>
  );
}

Inbox.prepare = (address: Readonly<Record<string, string>>) => {
  const show = showOf(address['show']);
  return show === 'refused' ? prefetch('sync_refusals', {}) : prefetch('issue_list', { show, limit: Number(address['limit'] ?? PAGE) });
};

function Issues({ show }: { show: IssueShow }) {
  const [address, change] = useAddress();
  const limit = Number(address['limit'] ?? PAGE);
  const { data, error, refetch } = useQueryOf('issue_list', { show, limit }, { keep: true });
  const rows = data?.rows ?? [];
  const picked = rows.find(({ number }) => String(number) === address['issue']) ?? rows[0];
  const step = (by: 1 | -1): void => {
    const next = rows[rows.findIndex(({ number }) => number === picked?.number) + by];
    if (next) change({ issue: String(next.number) });
  };
  useCommands([
    { id: 'inbox.next', title: 'cmd-inbox-next', group: 'list', icon: 'down', keys: ['j', 'Ctrl+ArrowDown'], silent: true, run: () => step(1) },
    { id: 'inbox.previous', title: 'cmd-inbox-previous', group: 'list', icon: 'up', keys: ['k', 'Ctrl+ArrowUp'], silent: true, run: () => step(-1) },
  ]);
  // What was settled elsewhere leaves the list; whoever looked at it looks at the next one.
  const gone = data !== undefined && address['issue'] !== undefined && picked !== undefined && String(picked.number) !== address['issue'];
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the address is written once for each that is gone
  useEffect(() => { if (gone) change({ issue: null }); }, [gone]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  if (picked === undefined) return <EmptyState icon={show === 'open' ? 'done' : 'inbox'} title={t(`inbox-${show}-none`)} hint={t(`inbox-${show}-none-hint`)} />;
  return (
    <div className="inbox-body">
      <div className="inbox-list">
        <IssueRows rows={rows} picked={picked.number} onPick={(number) => change({ issue: String(number) })} />
        {data.more && <Button look="quiet" onPress={() => change({ limit: String(limit + PAGE) })}>{t('inbox-more')}</Button>}
      </div>
      <IssueView key={picked.number} number={picked.number} />
    </div>
  );
}
