/** A backup becomes the company again: as it was, or carried on to a moment since. What would be gone is said before, change by change. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { BackupRestored, BackupRow, Moment, MomentRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { settleIn } from '../../shell/office';
import { go } from '../../shell/router';
import { doneText } from '../../shell/undo';
import { Button, Icon, Skeleton, toast } from '../../ui';
import { lostAfter, sameMoment } from './backups';

/** So many the core answers at once; fewer are the last ones. */
const PAGE = 500;

interface RestoreDialogProps {
  backup: BackupRow;
  onClose: () => void;
}

/** The office that is back; and where the one before it lies. */
function moveIn({ state, replaced, known }: BackupRestored): void {
  const works = settleIn(state);
  go(works ? '/home' : '/sign-in');
  toast({ kind: 'done', title: t('restore-done'), text: [replaced ? t('restore-replaced', { path: replaced }) : '', known ? '' : t('restore-unknown')].filter(Boolean).join(' ') });
}

export function RestoreDialog({ backup: { path, made_at_ms: madeAt }, onClose }: RestoreDialogProps) {
  const first = useQueryOf('backup_moments', { backup: path, before: null }, { passing: true });
  const [more, setMore] = useState<readonly MomentRow[]>([]);
  const [until, setUntil] = useState<Moment | null>(null);
  const restore = useCommand('backup_restore');
  const rows = [...(first.data ?? []), ...more];
  const lost = lostAfter(rows, until);
  const [page, setPage] = useState<number | null>(null);
  const older = async (): Promise<void> => {
    const before = rows.at(-1)?.moment ?? null;
    const next = await call('backup_moments', { backup: path, before });
    setMore([...more, ...next]);
    setPage(next.length);
  };
  const ended = (page ?? first.data?.length ?? PAGE) < PAGE;
  return (
    <EditDialog
      title={t('restore-title', { when: fmt.dateTime(madeAt) })} size="large" columns={3} action={t('restore-now')} error={restore.error ?? first.error} running={restore.running}
      onSave={() => restore.run({ backup: path, path: null, until, passphrase: null, recovery_key: null }).then(moveIn)} onClose={onClose}
    >
      <Wide><p className="settings-text">{t('restore-hint')}</p></Wide>
      {first.data && <Wide>
        <p className={lost.length > 0 ? 'restore-lost some' : 'restore-lost'} role="status">
          <Icon name={lost.length > 0 ? 'warning' : 'done'} size={16} />
          <span>{lost.length === 0 ? t('restore-loses-nothing') : t(until === null && !ended ? 'restore-loses-more' : 'restore-loses', { count: lost.length, from: fmt.dateTime(lost.at(-1)?.at_ms ?? madeAt) })}</span>
        </p>
      </Wide>}
      <Wide>
        {first.data === undefined && !first.error ? <Skeleton lines={4} /> : (
          <fieldset className="moments">
            <legend>{t('restore-until')}</legend>
            <Way isLost={false} isOn={until === null} onPick={() => setUntil(null)} at={madeAt} who="" what={t('restore-as-it-was')} />
            {rows.length > 0 && <p className="soft">{t('restore-carried-on')}</p>}
            {rows.map((row) => <Way key={`${String(row.moment.incarnation)}.${String(row.moment.dseq)}`} isLost={lost.includes(row)} isOn={until !== null && sameMoment(until, row.moment)} onPick={() => setUntil(row.moment)} at={row.at_ms} who={row.user} what={doneText(row.command)} />)}
            {!ended && rows.length > 0 && <Button look="quiet" onPress={() => void older()}>{t('restore-older')}</Button>}
          </fieldset>
        )}
      </Wide>
    </EditDialog>
  );
}

interface WayProps {
  isLost: boolean;
  isOn: boolean;
  onPick: () => void;
  at: number;
  who: string;
  what: string;
}

const Way = ({ isLost, isOn, onPick, at, who, what }: WayProps) => (
  <label className={isLost ? 'moment lost' : 'moment'}>
    <input type="radio" name="moment" checked={isOn} onChange={onPick} />
    <time>{fmt.dateTime(at)}</time><span>{who}</span><span>{what}{isLost && <span className="sr-only">, {t('restore-is-lost')}</span>}</span>
  </label>
);
