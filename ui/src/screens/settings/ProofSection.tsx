/** What an auditor asks for: the journal, whether all of it is sound, and the evidence to take along. */
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { go } from '../../shell/router';
import { Button } from '../../ui';
import { EvidenceSection } from './EvidenceSection';
import { VerifySection } from './VerifySection';

export const ProofSection = () => (
  <>
    <VerifySection />
    <Section title={t('proof-journal')} note={t('proof-journal-hint')}><p className="settings-text"><Button icon="clock" onPress={() => go('/journal')} testId="journal.open">{t('proof-journal-open')}</Button></p></Section>
    {may('ledger.export') && <EvidenceSection />}
  </>
);
