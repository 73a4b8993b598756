/** Where the key is kept, and a new one for who fears that somebody else has it. */
import { useState } from 'react';

import { call, useCommand } from '../../core/client';
import { CommandFailed } from '../../core/faults';
import type { KeyHome, KeyState, ProgramState } from '../../core/generated/commands';
import { EditDialog, Section, Wide } from '../../form';
import { t } from '../../i18n';
import { may, settleIn, useOffice } from '../../shell/office';
import { Button, PasswordField, ask, askWith, toast, toastError } from '../../ui';

const HOMES: readonly KeyHome[] = ['store', 'file', 'passphrase'];

export function KeySection({ state: { home, former_keys: former } }: { state: KeyState }) {
  const change = may('company.change');
  return (
    <Section title={t('key-title')}>
      <ul className="key-homes">
        {HOMES.map((one) => (
          <li key={one} data-current={one === home || undefined}>
            <div><strong>{t(`key-home-${one}`)}</strong><p className="soft">{t(`key-home-${one}-hint`)}</p></div>
            {one === home ? <span className="soft">{t('key-home-now')}</span> : null}
            {change && (one !== home || one === 'passphrase') && <Button onPress={() => void move(one, home).catch(toastError)} testId={`key.${one}`}>{t(one === home ? 'key-passphrase-change' : 'key-home-choose')}</Button>}
          </li>
        ))}
      </ul>
      {change && <NewKey home={home} />}
      {former > 0 && <p className="settings-text soft">{t('key-former', { count: former })}</p>}
    </Section>
  );
}

async function move(home: KeyHome, from: KeyHome): Promise<void> {
  if (home === 'passphrase') {
    if (await askWith<true>((done) => <PassphraseDialog onDone={done} />)) toast({ kind: 'done', title: t('key-moved-passphrase') });
    return;
  }
  if (home === 'file' && !await ask({ title: t('key-home-file'), text: t('key-home-file-warning'), action: t('key-home-choose'), danger: true })) return;
  await call('key_move', { home, passphrase: null });
  toast({ kind: 'done', title: t(`key-moved-${home}`), ...(from === 'passphrase' ? { text: t('key-moved-no-passphrase') } : {}) });
}

function PassphraseDialog({ onDone }: { onDone: (done: true | null) => void }) {
  const [values, setValues] = useState({ passphrase: '', again: '' });
  const [differs, setDiffers] = useState<CommandFailed | null>(null);
  const save = useCommand('key_move');
  const keep = async (): Promise<void> => {
    const wrong = values.passphrase === values.again ? null : new CommandFailed([{ code: 'passwords-differ', field: 'again', params: {} }]);
    setDiffers(wrong);
    if (wrong) throw wrong;
    await save.run({ home: 'passphrase', passphrase: values.passphrase });
    onDone(true);
  };
  return (
    <EditDialog title={t('key-home-passphrase')} size="small" columns={1} error={differs ?? save.error} running={save.running} action={t('key-passphrase-set')} onSave={keep} onClose={() => onDone(null)}>
      <Wide><p className="settings-text">{t('key-passphrase-hint')}</p></Wide>
      <PasswordField label={t('key-passphrase')} name="passphrase" kind="new-password" isRequired autoFocus value={values.passphrase} onChange={(passphrase) => setValues({ ...values, passphrase })} />
      <PasswordField label={t('key-passphrase-again')} name="again" kind="new-password" isRequired value={values.again} onChange={(again) => setValues({ ...values, again })} />
    </EditDialog>
  );
}

/** Everything is written anew under another key; that takes as long as copying the file, and nobody works meanwhile. */
function NewKey({ home }: { home: KeyHome }) {
  const { company } = useOffice();
  const [asking, setAsking] = useState(false);
  const begin = async (): Promise<void> => {
    if (await ask({ title: t('key-new-title', { name: company.name }), text: t('key-new-text'), action: t('key-new'), danger: true })) setAsking(true);
  };
  return (
    <>
      <p className="settings-text">{t('key-new-hint')}</p>
      <p className="settings-text"><Button icon="sync" onPress={() => void begin()} testId="key.new">{t('key-new')}</Button></p>
      {asking && <NewKeyDialog home={home} onClose={() => setAsking(false)} />}
    </>
  );
}

function NewKeyDialog({ home, onClose }: { home: KeyHome; onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const renew = useCommand('key_change');
  const locked = home === 'passphrase';
  const told = (state: ProgramState): void => {
    settleIn(state);
    toast({ kind: 'done', title: t('key-new-done') });
  };
  return (
    <EditDialog
      title={t('key-new')} size="small" columns={1} error={renew.error} running={renew.running} action={t('key-new-now')} needs={locked ? { passphrase } : {}}
      onSave={() => renew.run({ passphrase: locked ? passphrase : null }).then(told)} onClose={onClose}
    >
      <Wide><p className="settings-text">{t('key-new-then')}</p></Wide>
      {locked && <PasswordField label={t('key-passphrase-now')} name="passphrase" isRequired autoFocus value={passphrase} onChange={setPassphrase} />}
    </EditDialog>
  );
}
