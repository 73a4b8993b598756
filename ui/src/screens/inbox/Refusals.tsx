/** Own changes that head office did not apply: why, what they were about, and the word that somebody has seen it. */
import { call, useQueryOf } from '../../core/client';
import type { SyncRefusal } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { kindName } from '../../history/words';
import { t } from '../../i18n';
import { placeOf } from '../../shell/paths';
import { go } from '../../shell/router';
import { doneText } from '../../shell/undo';
import { Button, Chip, EmptyState, ErrorState, Skeleton, toastError } from '../../ui';

export function Refusals() {
  const { data, error, refetch } = useQueryOf('sync_refusals', {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.length === 0) return <EmptyState icon="done" title={t('refusals-none')} hint={t('refusals-none-hint')} />;
  const dismiss = (id: SyncRefusal['id']): void => void call('sync_refusal_dismiss', id).then(() => refetch(), toastError);
  return (
    <ul className="refusals" aria-label={t('inbox-refused')}>
      {data.map((refusal) => <Refusal key={`${String(refusal.id.incarnation)}.${String(refusal.id.dseq)}`} refusal={refusal} onSeen={() => dismiss(refusal.id)} />)}
    </ul>
  );
}

function Refusal({ refusal: { at_ms: at, command, reason, kept, records }, onSeen }: { refusal: SyncRefusal; onSeen: () => void }) {
  const places = records.flatMap(({ kind, id }) => {
    const place = placeOf(kind, id, 'invoice');
    return place ? [{ id, path: place.path, what: kindName(kind) }] : [];
  });
  return (
    <li className="refusal">
      <header><strong>{doneText(command)}</strong><Chip tone={kept ? 'warn' : 'bad'}>{t(kept ? 'refusal-kept' : 'refusal-not-applied')}</Chip><time className="soft">{fmt.dateTime(at)}</time></header>
      <p>{t(`refusal-${reason.replaceAll('_', '-')}`)}</p>
      <div className="button-row">
        {places.map(({ id, path, what }) => <Button key={id} icon="arrow" onPress={() => go(path)}>{t('issue-look', { what })}</Button>)}
        <Button look="quiet" icon="check" onPress={onSeen}>{t('refusal-seen')}</Button>
      </div>
    </li>
  );
}
