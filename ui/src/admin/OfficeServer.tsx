/** The machine: backups, room, certificate, version. */
import * as fmt from '../fmt';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { toast } from '../ui/overlays';
import { Chip } from '../ui/parts';
import { Failed } from './Failed';
import { ask } from './api';
import type { BackupView, Overview } from './generated/admin';
import { useWork } from './useWork';
import { isOld, sizeText } from './words';

interface OfficeServerProps {
  overview: Overview;
  onChanged: () => Promise<void>;
}

export function OfficeServer({ overview: { server, backup, firm }, onChanged }: OfficeServerProps) {
  const { version, fingerprint, database, database_bytes: bytes, attachment_bytes: attachments, now_ms: now } = server;
  const work = useWork<BackupView | null>();
  const save = (): void => void work.run(ask('POST backup', null)).then(() => {
    toast({ kind: 'done', title: t('admin-backup-done') });
    return onChanged();
  }, () => undefined);
  const facts: [string, string][] = [
    [t('join-server'), location.host], [t('admin-version'), version], ...(bytes === null ? [] : [[t('admin-database'), sizeText(bytes)] as [string, string]]), [t('admin-attachments'), sizeText(attachments)],
  ];
  return (
    <>
      <section className="section">
        <header><h2>{t('admin-backups')}</h2></header>
        {work.error !== null && <Failed error={work.error} />}
        {database === 'sqlite' ? (
          <>
            <p className="settings-text"><Chip tone={backup === null || isOld(backup.at_ms, now) ? 'warn' : 'good'}>{backup === null ? t('admin-backup-never') : t('admin-backup-last', { when: fmt.dateTime(backup.at_ms), size: sizeText(backup.bytes) })}</Chip></p>
            {backup !== null && firm.head > backup.covers && <p className="settings-text">{t('admin-backup-since', { count: firm.head - backup.covers })}</p>}
            <p className="settings-text">{t('admin-backup-hint')}</p>
            <Button icon="archive" isPending={work.running} onPress={save} testId="admin.backup">{t('admin-backup-now')}</Button>
          </>
        ) : <p className="settings-text">{t('admin-backup-postgres')}</p>}
      </section>
      <section className="section">
        <header><h2>{t('admin-machine')}</h2></header>
        <dl className="facts admin-facts">
          {facts.map(([title, value]) => <div key={title}><dt>{title}</dt><dd translate="no">{value}</dd></div>)}
          <div><dt>{t('office-fingerprint')}</dt><dd className="fingerprint" translate="no">{fingerprint}</dd></div>
        </dl>
      </section>
    </>
  );
}
