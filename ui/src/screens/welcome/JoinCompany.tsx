/** This PC joins a firm that has a head office: an address, a code, and the company comes in. */
import { t } from '../../i18n';
import { go } from '../../shell/router';
import { Button, FormFaults } from '../../ui';
import { useJoinFirm } from './joinFirm';
import { Stage } from './Stage';

export function JoinCompany() {
  const { running, stopped, error, submit, fields } = useJoinFirm({ server: '', code: '', name: '' });
  return (
    <Stage title={t('join-title')} hint={t('join-hint')}>
      <form onSubmit={submit} noValidate>
        <FormFaults error={error}>
          {fields(true)}
          {stopped && <p className="soft">{t('join-stopped')}</p>}
        </FormFaults>
        {!running && (
          <footer className="wizard-foot">
            <Button onPress={() => go('/welcome')}>{t('wizard-back')}</Button>
            <Button type="submit" look="primary" testId="join.now">{t('join-now')}</Button>
          </footer>
        )}
      </form>
    </Stage>
  );
}
