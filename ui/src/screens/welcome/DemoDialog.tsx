/** The demo company: in which language and currency, and the wait while a year is lived. */
import { type FormEvent, useState } from 'react';

import { useCommand } from '../../core/client';
import type { Language, ProgramState } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Fields } from '../../form';
import { languages, t } from '../../i18n';
import { Button, Dialog, FormFaults, Select } from '../../ui';
import { DEMO_CURRENCIES, demoCurrency } from './demo';

/** Whose words it has. */
const spoken = languages.filter(({ complete }) => complete);

/** `onMade` opens it; until then nothing else can be begun here, and the dialog cannot be closed. */
export function DemoDialog({ onMade, onClose }: { onMade: (state: ProgramState) => void; onClose: () => void }) {
  const [language, setLanguage] = useState<Language>(() => spoken.find(({ code }) => code === fmt.language())?.code ?? 'en');
  const [currency, setCurrency] = useState<string | null>(null);
  const create = useCommand('demo_create');
  const chosen = currency ?? demoCurrency(navigator.language, fmt.language());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (create.running) return;
    create.run({ language, currency: chosen, path: null }).then(onMade).catch(() => undefined);
  };
  return (
    <Dialog
      title={t('demo-title')} isOpen size="small" isBusy={create.running} onClose={onClose}
      actions={create.running ? null : <><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" type="submit" form="demo" autoFocus testId="welcome.demo-make">{t('demo-make')}</Button></>}
    >
      {create.running ? <Making /> : (
        <form id="demo" onSubmit={submit} noValidate>
          <FormFaults error={create.error}>
            <Fields columns={1}>
              <Select label={t('wizard-language')} name="language" hint={t('demo-language-hint')} value={language} onChange={(code) => setLanguage(code as Language)} choices={spoken.map(({ code, name }) => ({ id: code, title: name }))} />
              <Select label={t('demo-currency')} name="currency" hint={t('demo-currency-hint')} value={chosen} onChange={setCurrency} choices={DEMO_CURRENCIES.map((code) => ({ id: code, title: `${t(`demo-market-${code}`)} · ${code}` }))} />
            </Fields>
          </FormFaults>
        </form>
      )}
    </Dialog>
  );
}

/** How far it is nobody knows; that it goes on, and what is done, can be told. */
function Making() {
  return (
    <div className="demo-making" role="status">
      <p>{t('demo-making')}</p>
      <span className="progress" role="progressbar" aria-label={t('welcome-demo-making')} />
      <p className="soft">{t('demo-making-hint')}</p>
    </div>
  );
}
