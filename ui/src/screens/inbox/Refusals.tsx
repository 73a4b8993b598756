/** Own changes that head office did not apply: why, what they were about; made once more with a click, or let go. */
import { call, useQueryOf } from '../../core/client';
import type { SyncRefusal } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { kindName } from '../../history/words';
import { t } from '../../i18n';
import { placeOf } from '../../shell/paths';
import { go } from '../../shell/router';
import { doneText } from '../../shell/undo';
import { Button, Chip, EmptyState, ErrorState, Skeleton, toast, toastError } from '../../ui';

/** Records that are called by their names; the rest is counted. */
const MOST_NAMED = 4;

export function Refusals() {
  const { data, error, refetch } = useQueryOf('sync_refusals', {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.length === 0) return <EmptyState icon="done" title={t('refusals-none')} hint={t('refusals-none-hint')} />;
  const again = (id: SyncRefusal['id']): void => void call('sync_refusal_retry', id).then(() => {
    toast({ kind: 'done', title: t('refusal-again-done'), text: t('refusal-again-hint') });
    return refetch();
  }).catch(toastError);
  const letGo = (id: SyncRefusal['id']): void => void call('sync_refusal_dismiss', id).then(() => refetch(), toastError);
  return (
    <ul className="refusals" aria-label={t('inbox-refused')}>
      {data.map((refusal) => <Refusal key={`${String(refusal.id.incarnation)}.${String(refusal.id.dseq)}`} refusal={refusal} onAgain={() => again(refusal.id)} onLetGo={() => letGo(refusal.id)} />)}
    </ul>
  );
}

interface RefusalProps {
  refusal: SyncRefusal;
  onAgain: () => void;
  onLetGo: () => void;
}

function Refusal({ refusal: { at_ms: at, command, reason, kept, records, user_name: user, again }, onAgain, onLetGo }: RefusalProps) {
  const named = records.filter(({ name }) => name !== '').map(({ kind, name }) => `${kindName(kind)} ${name}`);
  const places = records.flatMap(({ kind, id, name }) => {
    const place = placeOf(kind, id, 'invoice');
    return place ? [{ id, path: place.path, what: name || kindName(kind) }] : [];
  });
  return (
    <li className="refusal">
      <header><strong>{doneText(command)}</strong><Chip tone={kept ? 'warn' : 'bad'}>{t(kept ? 'refusal-kept' : 'refusal-not-applied')}</Chip><span className="soft">{t('issue-by', { user: user || t('history-somebody'), when: fmt.dateTime(at) })}</span></header>
      {named.length > 0 && <p className="refusal-what">{named.slice(0, MOST_NAMED).join(', ')}{named.length > MOST_NAMED && ` ${t('refusal-more', { count: named.length - MOST_NAMED })}`}</p>}
      <p>{t(`refusal-${reason.replaceAll('_', '-')}`)}</p>
      <div className="button-row">
        {again && <Button look="primary" icon="sync" onPress={onAgain} testId="refusal.again">{t('refusal-again')}</Button>}
        {places.slice(0, 1).map(({ id, path, what }) => <Button key={id} icon="arrow" onPress={() => go(path)}>{t('issue-look', { what })}</Button>)}
        <Button look="quiet" icon="close" onPress={onLetGo} testId="refusal.let-go">{t('refusal-let-go')}</Button>
      </div>
    </li>
  );
}
