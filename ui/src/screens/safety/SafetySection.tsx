/** The key of the company: where it is kept, the recovery key on paper, a new one; and the way back after an upgrade. */
import { t } from '../../i18n';
import { Section } from '../../form';
import { Loaded } from '../../ui';
import { UpgradeSection } from './UpgradeSection';
import { KeySection } from './KeySection';
import { RecoverySection } from './RecoverySection';

export const SafetySection = () => (
  <>
    <Section title={t('safety-title')}><p className="settings-text">{t('safety-hint')}</p></Section>
    <Loaded command="key_state" request={{}}>
      {(state) => <><RecoverySection state={state} /><KeySection state={state} /><UpgradeSection isLocked={state.home === 'passphrase'} /></>}
    </Loaded>
  </>
);
