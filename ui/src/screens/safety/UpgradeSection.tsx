/** After an upgrade: back to the company as it was before, with one click. Shown only where an upgrade has kept the old file. */
import { useState } from 'react';

import { call, useQueryOf } from '../../core/client';
import { faultsOf } from '../../core/faults';
import * as fmt from '../../fmt';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { lookAround, useOffice } from '../../shell/office';
import { go } from '../../shell/router';
import { Button, FormFaults, PasswordField, ask, toast } from '../../ui';

/** Changes since then are told first, and left behind only when somebody says so. */
async function back(path: string, name: string, passphrase: string | null): Promise<boolean> {
  if (!await ask({ title: t('upgrade-back-title', { name }), text: t('upgrade-back-text'), action: t('upgrade-back'), danger: true })) return false;
  try {
    await call('upgrade_back', { path, lose_work: false, passphrase });
  } catch (error) {
    const since = faultsOf(error).find(({ code }) => code === 'work-since');
    if (!since) throw error;
    const sure = await ask({ title: t('upgrade-back-lose-title'), text: t('upgrade-back-lose', { count: fmt.decimal(since.params['commits'] ?? '') }), action: t('upgrade-back-anyway'), danger: true });
    if (!sure) return false;
    await call('upgrade_back', { path, lose_work: true, passphrase });
  }
  return true;
}

/** A passphrase is asked for where one locks the key. */
export function UpgradeSection({ isLocked }: { isLocked: boolean }) {
  const { path, company } = useOffice();
  const [error, setError] = useState<unknown>(null);
  const [passphrase, setPassphrase] = useState('');
  const kept = useQueryOf('upgrade_kept', { path }).data ?? [];
  const last = kept.at(-1);
  if (last === undefined) return null;
  const run = async (): Promise<void> => {
    if (!await back(path, company.name, isLocked ? passphrase : null)) return;
    await lookAround();
    go('/welcome');
    toast({ kind: 'info', title: t('upgrade-back-done'), text: t('upgrade-back-done-hint') });
  };
  return (
    <Section title={t('upgrade-title')}>
      <FormFaults error={error}>
        <p className="settings-text">{t('upgrade-hint')} <span className="soft">{last}</span></p>
        {isLocked && <Fields columns={1}><PasswordField label={t('key-passphrase-now')} name="passphrase" value={passphrase} onChange={setPassphrase} /></Fields>}
        <p className="settings-text"><Button icon="undo" onPress={() => void run().catch(setError)} testId="upgrade.back">{t('upgrade-back')}</Button></p>
      </FormFaults>
    </Section>
  );
}
