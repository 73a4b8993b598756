/** A new company in three short steps; what was typed is kept when the window is closed on the way. */
import { type FormEvent, useState } from 'react';

import { useCommand } from '../../core/client';
import { CommandFailed, faultsOf } from '../../core/faults';
import * as fmt from '../../fmt';
import { Fields, Wide } from '../../form';
import { isLanguage } from '../../fmt';
import { languages, t } from '../../i18n';
import { settleIn } from '../../shell/office';
import { go, goInstead, useAddress } from '../../shell/router';
import { Button, type Choice, ComboBox, FormFaults, Select, Switch, TextField, changeSettings, toast } from '../../ui';
import { countryChoice, findCountries } from '../../i18n/countries';
import { Stage } from './Stage';
import { type Answers, STEPS, type Step, answer, asCode, chartsOf, exampleNumber, firstAnswers, forCountry, forgetAnswers, knowsSmallBusiness, missing, stepOf, useAnswers } from './wizard';

const isStep = (text: string | undefined): text is Step => STEPS.some((step) => step === text);

export function CompanyWizard() {
  const answers = useAnswers();
  const [address, changeAddress] = useAddress();
  const step = isStep(address['step']) ? address['step'] : 'country';
  const at = STEPS.indexOf(step);
  const [error, setError] = useState<unknown>(null);
  const create = useCommand('company_create');

  const to = (next: Step | undefined): void => (next ? changeAddress({ step: next }) : go('/welcome'));
  const found = async (): Promise<void> => {
    const state = await create.run({ ...answers, branch_name: answers.branch_name.trim() || answers.city, path: null, demo: false });
    forgetAnswers();
    if (!settleIn(state)) return;
    goInstead('/home');
    toast({ kind: 'done', title: t('wizard-done', { company: answers.name }), text: t('wizard-done-hint') });
  };
  const goOn = (event: FormEvent): void => {
    event.preventDefault();
    const faults = missing(step, answers);
    setError(faults.length > 0 ? new CommandFailed(faults) : null);
    if (faults.length > 0 || create.running) return;
    if (step !== 'codes') to(STEPS[at + 1]);
    else {
      found().catch((failure: unknown) => {
        setError(failure);
        to(stepOf(faultsOf(failure)));
      });
    }
  };
  return (
    <Stage title={t('wizard-title')} hint={t(`wizard-hint-${step}`)}>
      <ol className="wizard-steps" aria-label={t('wizard-steps')}>
        {STEPS.map((name, index) => <li key={name} aria-current={name === step ? 'step' : undefined} data-done={index < at || undefined}><span>{index + 1}</span>{t(`wizard-step-${name}`)}</li>)}
      </ol>
      <form onSubmit={goOn} noValidate>
        <FormFaults error={error}>
          {step === 'country' && <CountryStep answers={answers} />}
          {step === 'company' && <CompanyStep answers={answers} />}
          {step === 'codes' && <CodesStep answers={answers} />}
        </FormFaults>
        <footer className="wizard-foot">
          <Button onPress={() => { setError(null); to(STEPS[at - 1]); }}>{t('wizard-back')}</Button>
          <Button type="submit" look="primary" isPending={create.running} testId="wizard.next">{t(step === 'codes' ? 'wizard-create' : 'wizard-next')}</Button>
        </footer>
      </form>
    </Stage>
  );
}

function CountryStep({ answers }: { answers: Answers }) {
  return (
    <Fields columns={1}>
      <Select
        label={t('wizard-language')} name="language" hint={t('wizard-language-hint')} value={answers.language} choices={languages.map(({ code, name }) => ({ id: code, title: name }))} autoFocus
        onChange={(code) => {
          // Whoever has not yet said where they are is taken to be where the clock says, else where the language is at home.
          const before = firstAnswers(answers.language);
          answer({ ...(answers.country === before.country && isLanguage(code) ? forCountry(answers, firstAnswers(code).country) : answers), language: code });
          changeSettings({ language: code });
        }}
      />
      <ComboBox
        label={t('wizard-country')} name="country" isRequired hint={t('wizard-country-hint')} search={findCountries}
        value={countryChoice(answers.country)}
        onChange={(country) => answer(country ? forCountry(answers, country.id) : { country: '' })}
      />
      <ComboBox
        label={t('wizard-currency')} name="currency" isRequired value={answers.currency ? { id: answers.currency, title: answers.currency } : null}
        search={(text): Choice[] => fmt.CURRENCIES.filter((code) => code.includes(text.trim().toUpperCase())).map((code) => ({ id: code, title: code, note: fmt.currencySign(code) === code ? '' : fmt.currencySign(code) }))}
        onChange={(currency) => answer({ currency: currency?.id ?? '' })}
      />
    </Fields>
  );
}

function CompanyStep({ answers }: { answers: Answers }) {
  const charts = chartsOf(answers.country);
  const text = (field: 'name' | 'street' | 'postal_code' | 'city' | 'user_name') =>
    ({ name: field, label: t(`wizard-${field.replace('_', '-')}`), value: answers[field], onChange: (value: string) => answer({ [field]: value }), isRequired: true });
  return (
    <Fields columns={2}>
      <Wide><TextField {...text('name')} autoFocus /></Wide>
      <Wide><TextField {...text('street')} /></Wide>
      <TextField {...text('postal_code')} />
      <TextField {...text('city')} />
      <TextField label={t('wizard-vat-id')} name="vat_id" hint={t('wizard-vat-id-hint')} value={answers.vat_id ?? ''} onChange={(value) => answer({ vat_id: value.toUpperCase().trim() || null })} />
      <TextField label={t('wizard-tax-number')} name="tax_number" hint={t('wizard-tax-number-hint')} value={answers.tax_number ?? ''} onChange={(value) => answer({ tax_number: value || null })} />
      {knowsSmallBusiness(answers.country) && <Wide><Switch name="small_business" isSelected={answers.small_business} onChange={(small) => answer({ small_business: small })}>{t('wizard-small-business')}</Switch></Wide>}
      {charts.length > 0 && <Wide><Select label={t('wizard-chart')} name="chart" value={answers.chart ?? charts[0] ?? null} onChange={(chart) => answer({ chart })} choices={charts.map((id) => ({ id, title: t(`chart-${id}`) }))} /></Wide>}
      <Wide><TextField {...text('user_name')} hint={t('wizard-user-name-hint')} /></Wide>
    </Fields>
  );
}

function CodesStep({ answers }: { answers: Answers }) {
  const { year } = fmt.partsOf(fmt.today());
  return (
    <Fields columns={2}>
      <Wide><TextField label={t('wizard-branch-name')} name="branch_name" value={answers.branch_name} placeholder={answers.city} onChange={(value) => answer({ branch_name: value })} autoFocus /></Wide>
      <TextField label={t('wizard-branch-code')} name="branch_code" isRequired hint={t('wizard-branch-code-hint')} value={answers.branch_code} onChange={(value) => answer({ branch_code: asCode(value).slice(0, 6) })} />
      <TextField label={t('wizard-device-code')} name="device_code" isRequired hint={t('wizard-device-code-hint')} value={answers.device_code} onChange={(value) => answer({ device_code: asCode(value).slice(0, 2) })} />
      <Wide>
        <dl className="wizard-numbers">
          <div><dt>{t('wizard-first-invoice')}</dt><dd>{exampleNumber('INV', answers, year)}</dd></div>
          <div><dt>{t('wizard-first-quote')}</dt><dd>{exampleNumber('Q', answers, year)}</dd></div>
        </dl>
      </Wide>
    </Fields>
  );
}
