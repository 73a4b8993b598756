/** The picture on letters and documents. */
import { useRef } from 'react';

import { useCommand } from '../../core/client';
import { base64Of } from '../../core/files';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { Button, FormFaults, Loaded } from '../../ui';

export function LogoSection() {
  const input = useRef<HTMLInputElement>(null);
  const save = useCommand('company_logo_set');
  const set = (data: string | null): void => void save.run({ data }).catch(() => undefined);
  return (
    <Section title={t('settings-logo')} note={t('settings-logo-hint')}>
      <FormFaults error={save.error}>
        <Loaded command="company_logo_get" request={{}} lines={2}>
          {(logo) => (
            <>
              {logo && <p><img src={`data:${logo.mime};base64,${logo.data}`} alt={t('settings-logo')} height={72} /></p>}
              {may('company.change') && (
                <>
                  <input
                    ref={input} type="file" hidden accept="image/png,image/jpeg,image/svg+xml" aria-label={t('settings-logo')}
                    onChange={({ currentTarget }) => {
                      const file = currentTarget.files?.[0];
                      currentTarget.value = '';
                      if (file) void base64Of(file).then(set, () => undefined);
                    }}
                  />
                  <Button icon="image" isPending={save.running} onPress={() => input.current?.click()}>{t('settings-logo-choose')}</Button>
                  {logo && <Button look="quiet" icon="trash" onPress={() => set(null)}>{t('settings-logo-remove')}</Button>}
                </>
              )}
            </>
          )}
        </Loaded>
      </FormFaults>
    </Section>
  );
}
