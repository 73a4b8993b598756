/** The backups of a folder, the newest first, with what proves them; each can be restored. */
import { useEffect, useState } from 'react';

import { useQueryOf } from '../../core/client';
import type { BackupRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Button, Chip, FormFaults, Skeleton } from '../../ui';
import { SettingTable } from '../settings/Table';
import { RestoreDialog } from './RestoreDialog';
import { sizeText } from './backups';

function proof({ whole, findings }: BackupRow) {
  if (!whole) return <Chip tone="bad">{t('backup-not-whole')}</Chip>;
  return findings === 0 ? <Chip tone="good">{t('backup-proven')}</Chip> : <Chip tone="warn">{t('backup-findings', { count: findings })}</Chip>;
}

/** What lies in a folder changes without the company: asked anew whenever it is looked at, and after every backup. */
export function BackupList({ folder }: { folder: string }) {
  const [restored, setRestored] = useState<BackupRow | null>(null);
  const { data: rows, error, refetch } = useQueryOf('backup_list', { folder }, { passing: true });
  useEffect(() => { void refetch(); }, [refetch]);
  return (
    <Section title={t('backup-list')} note={t('backup-list-hint')}>
      {error ? <FormFaults error={error}><p className="settings-text"><Button icon="sync" onPress={() => void refetch()}>{t('try-again')}</Button></p></FormFaults>
        : !rows ? <Skeleton lines={3} />
          : rows.length === 0 ? <p className="settings-text">{t('backup-list-none')}</p> : <Rows rows={rows} onRestore={setRestored} />}
      {restored && <RestoreDialog key={restored.path} backup={restored} onClose={() => setRestored(null)} />}
    </Section>
  );
}

const Rows = ({ rows, onRestore }: { rows: readonly BackupRow[]; onRestore: (row: BackupRow) => void }) => (
  <SettingTable
    heads={[t('backup-made-at'), t('backup-proof'), { title: t('backup-bytes'), end: true }, t('backup-program'), '']}
    rows={rows.map((row) => ({
      id: row.path, name: row.path, faded: !row.own,
      cells: [
        fmt.dateTime(row.made_at_ms), proof(row), sizeText(row.bytes), <span key="program">{row.program} {!row.own && <Chip>{t('backup-foreign')}</Chip>}</span>,
        row.own && row.whole ? <Button key="restore" look="quiet" onPress={() => onRestore(row)} testId="backup.restore">{t('backup-restore')}</Button> : '',
      ],
    }))}
  />
);
