/** The company as it stands on its paper, and what its books rest on. */
import type { FormEvent } from 'react';

import { useCommand } from '../../core/client';
import type { Company, CompanySettings } from '../../core/generated/commands';
import { Fields, Section, useFollowing } from '../../form';
import { t } from '../../i18n';
import { countryChoice, findCountries } from '../../i18n/countries';
import { may } from '../../shell/office';
import { toastDone } from '../../shell/undo';
import { Button, Checkbox, ComboBox, FormFaults, Loaded, Select, TextField } from '../../ui';
import { LogoSection } from './LogoSection';

type Text = { [Field in keyof Company]: Company[Field] extends string | null ? Field : never }[keyof Company];

export const CompanySection = () => (
  <Loaded command="company_get" request={{}} lines={10}>
    {(settings) => <><CompanyForm key={settings.company.id} settings={settings} /><LogoSection /></>}
  </Loaded>
);

function CompanyForm({ settings: { company: initial, fixed } }: { settings: CompanySettings }) {
  const [company, set] = useFollowing(initial);
  const save = useCommand('company_save');
  const text = (name: Text) => ({ name, value: company[name] ?? '', onChange: (value: string) => set({ [name]: value }) });
  const canWrite = may('company.change');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run(company).then(() => toastDone(t('settings-company-saved')), () => undefined);
  };
  const stands = (field: string) => (fixed.includes(field) ? { isReadOnly: true, hint: t('settings-fixed') } : {});
  return (
    <form onSubmit={submit} noValidate inert={!canWrite}>
      <FormFaults error={save.error}>
        <Section title={t('settings-company')} actions={canWrite && <Button look="primary" type="submit" isPending={save.running} testId="company.save">{t('save')}</Button>}>
          <Fields columns={3}>
            <TextField label={t('settings-name')} isRequired {...text('name')} />
            <TextField label={t('settings-street')} {...text('street')} />
            <TextField label={t('settings-postal-code')} {...text('postal_code')} />
            <TextField label={t('settings-city')} {...text('city')} />
            <ComboBox label={t('wizard-country')} name="country" isRequired value={countryChoice(company.country)} onChange={(choice) => { if (choice) set({ country: choice.id }); }} search={findCountries} />
            <TextField label={t('settings-phone')} type="tel" {...text('phone')} />
            <TextField label={t('settings-mail')} type="email" {...text('mail')} />
            <TextField label={t('settings-web')} type="url" {...text('web')} />
            <TextField label={t('settings-register')} {...text('register')} />
            <TextField label={t('settings-directors')} {...text('directors')} />
            <TextField label={t('wizard-vat-id')} {...text('vat_id')} />
            <TextField label={t('wizard-tax-number')} {...text('tax_number')} />
            <TextField label={t('settings-bank')} {...text('bank_name')} />
            <TextField label={t('settings-iban')} {...text('iban')} />
            <TextField label={t('settings-bic')} {...text('bic')} />
          </Fields>
        </Section>
        <Section title={t('settings-books')}>
          <Fields columns={3}>
            <TextField label={t('wizard-currency')} {...stands('currency')} {...text('currency')} />
            <Select label={t('wizard-chart')} name="chart" {...stands('chart')} value={company.chart} onChange={(chart) => set({ chart })} choices={(['skr03', 'skr04', 'pl', 'neutral'] as const).map((id) => ({ id, title: t(`chart-${id}`) }))} />
            <Select label={t('settings-cost')} name="cost_method" {...stands('cost_method')} value={company.cost_method} onChange={(method) => set({ cost_method: method })} choices={(['moving_average', 'fifo'] as const).map((id) => ({ id, title: t(`settings-cost-${id}`) }))} />
            <Select label={t('settings-rounding')} name="tax_mode" value={company.tax_mode} onChange={(mode) => set({ tax_mode: mode })} choices={(['per_document', 'per_line'] as const).map((id) => ({ id, title: t(`settings-rounding-${id}`) }))} />
            <TextField label={t('settings-zone')} {...text('time_zone')} />
            <div className="checks"><Checkbox name="small_business" isSelected={company.small_business} onChange={(small) => set({ small_business: small })}>{t('wizard-small-business')}</Checkbox></div>
          </Fields>
        </Section>
      </FormFaults>
    </form>
  );
}
