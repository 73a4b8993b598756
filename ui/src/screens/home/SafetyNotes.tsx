/** Whether the company could be had back, on the first screen of who can do something about it: bad news in full, good news in a line. A PC of
 * a head office gets back from there what it sent, and loads the company anew; so it asks nobody for a backup or a recovery key of its own. */
import type { ReactNode } from 'react';

import type { Safety } from '../../core/generated/commands';
import { dateTime } from '../../fmt';
import { t } from '../../i18n';
import { go } from '../../shell/router';
import { belongs, useSyncState } from '../../sync/state';
import { Button, Icon, type Tone, toastError } from '../../ui';
import { writeDownRecoveryKey } from '../safety/RecoverySection';
import { standingOf } from '../safety/backups';

export function SafetyNotes({ safety: { recovery_key_confirmed: written, backup, put_back: putBack } }: { safety: Safety }) {
  const { tone, title, hint } = standingOf(backup);
  const ofOffice = belongs(useSyncState());
  const backups = (): void => go('/settings?part=backups');
  return (
    <>
      {putBack && (
        <Note tone="bad" title={t('put-back-home')} hint={t('put-back-home-hint', { day: dateTime(putBack.at_ms), missing: putBack.missing })}><Button onPress={backups} testId="home.put-back">{t('backup-home')}</Button></Note>
      )}
      {!written && !ofOffice && (
        <Note tone="warn" title={t('recovery-home')} hint={t('recovery-home-hint')}><Button onPress={() => void writeDownRecoveryKey().catch(toastError)} testId="home.recovery">{t('recovery-show')}</Button></Note>
      )}
      {tone === 'good'
        ? <p className="safety-good"><Icon name="done" size={16} /><button type="button" className="text-link" onClick={backups}>{title}</button></p>
        : (backup.planned || !ofOffice) && <Note tone={tone} title={title} hint={hint}><Button onPress={backups} testId="home.backups">{t('backup-home')}</Button></Note>}
    </>
  );
}

const Note = ({ tone, title, hint, children }: { tone: Tone; title: string; hint: string; children: ReactNode }) => (
  <section className={`safety-note ${tone}`} aria-label={title}>
    <Icon name="warning" />
    <p><strong>{title}.</strong> {hint}</p>
    {children}
  </section>
);
