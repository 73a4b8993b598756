/** The recovery key: written down once, proven by typing two of its groups, and never shown again. */
import { call } from '../../core/client';
import type { KeyState } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { Button, Chip, askWith, toast, toastError } from '../../ui';
import { RecoveryDialog } from './RecoveryDialog';

/** Shows it, and has it proven. */
export async function writeDownRecoveryKey(): Promise<void> {
  const { groups } = await call('recovery_key_show', {});
  const done = await askWith<true>((answer) => <RecoveryDialog groups={groups} onDone={answer} />);
  if (done) toast({ kind: 'done', title: t('recovery-done') });
}

export function RecoverySection({ state: { recovery_confirmed_at_ms: confirmed } }: { state: KeyState }) {
  return (
    <Section title={t('recovery-title')}>
      {confirmed === null ? (
        <>
          <p className="settings-text"><Chip tone="warn">{t('recovery-missing')}</Chip> {t('recovery-hint')}</p>
          {may('company.change') && <p className="settings-text"><Button look="primary" icon="edit" onPress={() => void writeDownRecoveryKey().catch(toastError)} testId="recovery.show">{t('recovery-show')}</Button></p>}
        </>
      ) : <p className="settings-text"><Chip tone="good">{t('recovery-written', { date: fmt.date(fmt.wallOf(confirmed).date) })}</Chip> {t('recovery-lost')}</p>}
    </Section>
  );
}
