/** The history of a record, the newest first: who, when, from what to what; and how it left the program. */
import { useState } from 'react';

import { useQueryOf } from '../core/client';
import type { Disclosure, EntityKind, HistoryEntry, RecordChange } from '../core/generated/commands';
import * as fmt from '../fmt';
import { t } from '../i18n';
import { doneText } from '../shell/undo';
import { Button, EmptyState, ErrorState, Icon, Skeleton } from '../ui';
import { fieldName, kindName, toldCells, valueText } from './words';

const PAGE = 50;

export function RecordHistory({ kind, id }: { kind: EntityKind; id: string }) {
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useQueryOf('history_of', { kind, id, from: 0, limit }, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const { entries, total, disclosures } = data;
  if (total === 0 && disclosures.length === 0) return <EmptyState icon="clock" title={t('history-none')} hint={t('history-none-hint')} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keys where nothing in it takes the focus
    <div className="record-history" role="region" aria-label={t('history-title')} tabIndex={0}>
      {disclosures.length > 0 && <Disclosures rows={disclosures} />}
      <ol className="history-entries">
        {entries.map((entry) => <Entry key={`${String(entry.commit.incarnation)}.${String(entry.commit.dseq)}`} entry={entry} of={id} />)}
      </ol>
      {total > entries.length && <Button look="quiet" onPress={() => setLimit(limit + PAGE)}>{t('rows-more', { count: total - entries.length })}</Button>}
    </div>
  );
}

function Entry({ entry: { commit, changes }, of }: { entry: HistoryEntry; of: string }) {
  return (
    <li>
      <header><strong>{commit.user_name || t('history-somebody')}</strong><time>{fmt.dateTime(commit.at_ms)}</time><span className="soft">{doneText(commit.command)}</span></header>
      {changes.map((change) => <Change key={change.id} change={change} isPart={change.id !== of} />)}
    </li>
  );
}

/** What a new record has been given is told as it is; what was changed, from what to what. */
function Change({ change: { kind, name, change, cells }, isPart }: { change: RecordChange; isPart: boolean }) {
  const told = toldCells({ change, cells }, isPart);
  return (
    <div className="history-change">
      <p>{t(`history-${change}`, { what: isPart && name ? `${kindName(kind)} ${name}` : kindName(kind) })}</p>
      {told.length > 0 && (
        <dl>
          {told.map(({ column, from, to, from_name: fromName, to_name: toName, erased }) => (
            <div key={column}>
              <dt>{fieldName(kind, column)}</dt>
              <dd>
                {erased ? <em>{t('history-erased-value')}</em> : (
                  <>{change === 'changed' && <><del>{valueText(kind, column, from, fromName)}</del> <Icon name="arrow" size={14} /><span className="sr-only">{t('history-to')}</span> </>}<ins>{valueText(kind, column, to, toName)}</ins></>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Printed, handed out, exported. */
function Disclosures({ rows }: { rows: readonly Disclosure[] }) {
  return (
    <section className="history-left">
      <h3>{t('history-left')}</h3>
      <ul>{rows.map(({ id, kind, what, at_ms: at }) => <li key={id}><Icon name={kind === 'print' ? 'print' : 'export'} size={14} /><span>{t(`disclosure-${kind}`)}</span><span className="soft">{what}</span><time>{fmt.dateTime(at)}</time></li>)}</ul>
    </section>
  );
}
