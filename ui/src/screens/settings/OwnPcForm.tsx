/** A copy of another PC becomes one of its own: it joins anew, and the file of before stays for whoever wants to look something up. */
import { Section } from '../../form';
import { t } from '../../i18n';
import { useOffice } from '../../shell/office';
import { Button, FormFaults } from '../../ui';
import { useJoinFirm } from '../welcome/joinFirm';

export function OwnPcForm({ server }: { server: string }) {
  const { device } = useOffice();
  const { running, error, submit, fields } = useJoinFirm({ server, code: '', name: device.name });
  return (
    <Section title={t('office-own')} note={t('office-own-hint')}>
      <form onSubmit={submit} noValidate>
        <FormFaults error={error}>
          {fields(false)}
          {!running && <p className="settings-text"><Button type="submit" look="primary" testId="office.own">{t('office-own')}</Button></p>}
        </FormFaults>
      </form>
    </Section>
  );
}
