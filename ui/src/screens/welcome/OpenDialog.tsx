/** A company or backup whose key is locked or lost: opened with the passphrase, or with the recovery key from the paper. */
import { useState } from 'react';

import { CommandFailed, faultsOf } from '../../core/faults';
import type { ProgramState } from '../../core/generated/commands';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { Button, PasswordField, TextField, askWith } from '../../ui';

type Way = 'passphrase' | 'recovery_key';

/** What opens it; nothing where the key is at hand. */
export interface Secret {
  passphrase: string | null;
  recovery_key: string | null;
}
const NOTHING: Secret = { passphrase: null, recovery_key: null };

const LOCKED: readonly string[] = ['passphrase-missing', 'wrong-passphrase'];
const LOST: readonly string[] = ['key-missing', 'key-store-unavailable', 'key-store-locked', 'not-a-company'];

/** What would help where a company could not be opened, if anything would. */
export function wayOf(error: unknown): Way | null {
  const codes = faultsOf(error).map(({ code }) => code);
  return codes.some((code) => LOCKED.includes(code)) ? 'passphrase' : codes.some((code) => LOST.includes(code)) ? 'recovery_key' : null;
}

/** Opens it as it is; where its key is locked or lost, asks for what opens it instead. `null` where the person thought better of it. */
export async function openWithHelp(name: string, open: (secret: Secret) => Promise<ProgramState>): Promise<ProgramState | null> {
  try {
    return await open(NOTHING);
  } catch (error) {
    const way = wayOf(error);
    if (way === null) throw error;
    return askToOpen(name, way, open);
  }
}

export const askToOpen = (name: string, first: Way, open: (secret: Secret) => Promise<ProgramState>): Promise<ProgramState | null> =>
  askWith<ProgramState>((done) => <OpenDialog name={name} first={first} open={open} onDone={done} />);

function OpenDialog({ name, first, open, onDone }: { name: string; first: Way; open: (secret: Secret) => Promise<ProgramState>; onDone: (state: ProgramState | null) => void }) {
  const [way, setWay] = useState(first);
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const change = (): void => {
    setError(null);
    setText('');
    setWay(way === 'passphrase' ? 'recovery_key' : 'passphrase');
  };
  const attempt = async (): Promise<void> => {
    setRunning(true);
    try {
      onDone(await open({ ...NOTHING, [way]: text }));
    } catch (fault) {
      // Whose key was asked for in vain is asked for it at its field.
      setError(wayOf(fault) ? new CommandFailed(faultsOf(fault).map((one) => ({ ...one, field: one.field || way }))) : fault);
      throw fault;
    } finally {
      setRunning(false);
    }
  };
  return (
    <EditDialog title={t('open-title', { name })} size="small" columns={1} error={error} running={running} action={t('open-now')} needs={{ [way]: text }} onSave={attempt} onClose={() => onDone(null)}>
      <Wide><p className="settings-text">{t(way === 'passphrase' ? 'open-passphrase-hint' : 'open-key-gone')}</p></Wide>
      {way === 'passphrase'
        ? <PasswordField key="passphrase" label={t('open-passphrase')} name="passphrase" isRequired autoFocus value={text} onChange={setText} />
        : <TextField key="recovery" label={t('open-recovery')} name="recovery_key" hint={t('open-recovery-hint')} isRequired autoFocus rows={3} value={text} onChange={setText} />}
      <Wide><Button look="quiet" onPress={change} testId="open.other">{t(way === 'passphrase' ? 'open-with-recovery' : 'open-with-passphrase')}</Button></Wide>
    </EditDialog>
  );
}

/** The file of the start, where the fault of opening it names one. */
export const pathOf = (error: unknown): string | null => faultsOf(error).map(({ params }) => params['path']).find((path) => path !== undefined) ?? null;

/** "north" of `…/kontor/north.kontor`. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1)?.replace(/\.kontor(-backup)?$/, '') ?? path;
