/** What is kept about one person: handed out on request, and erased for ever on request. */
import { useState } from 'react';

import { call, useCommand } from '../core/client';
import { choosePlace, revealFile, saveFile, savesByPath } from '../core/files';
import type { Person } from '../core/generated/commands';
import { EditDialog } from '../form/EditDialog';
import { Wide } from '../form/DocumentScreen';
import { t } from '../i18n';
import { TextField, askWith, toast, toastError } from '../ui';

/** All that is known of the person as an archive, readable by people and by programs. */
export async function exportPerson(person: Person, name: string): Promise<void> {
  const title = t('person-export');
  const to = savesByPath() ? await choosePlace(title, `${name}.zip`, t('settings-export-type'), ['zip']) : null;
  if (savesByPath() && to === null) return;
  const { file, path } = await call('person_export', { person, to });
  if (file) await saveFile(file, title);
  if (path) toast({ kind: 'done', title: t('person-exported', { name }), text: path, action: { title: t('preview-reveal'), run: () => void revealFile(path).catch(toastError) } });
}

/** Answers whether it was done. */
export async function erasePerson(person: Person, name: string): Promise<boolean> {
  const erased = await askWith<{ kept: number }>((done) => <EraseDialog person={person} name={name} onDone={done} />);
  if (erased === null) return false;
  toast({ kind: 'info', title: t('person-erased'), text: t('person-erased-kept', { count: erased.kept }) });
  return true;
}

/** Nobody can bring it back: whoever wants it types the name. */
function EraseDialog({ person, name, onDone }: { person: Person; name: string; onDone: (erased: { kept: number } | null) => void }) {
  const [typed, setTyped] = useState('');
  const erase = useCommand('person_erase');
  const same = typed.trim().toLowerCase() === name.trim().toLowerCase();
  return (
    <EditDialog
      title={t('person-erase-title', { name })} size="small" columns={1} action={t('person-erase-now')} isDangerous isDisabled={!same} error={erase.error} running={erase.running}
      onSave={() => erase.run(person).then(onDone)} onClose={() => onDone(null)}
    >
      <Wide><p className="settings-text">{t('person-erase-text')}</p></Wide>
      <TextField label={t('person-erase-type', { name })} name="name" autoFocus value={typed} onChange={setTyped} />
    </EditDialog>
  );
}
