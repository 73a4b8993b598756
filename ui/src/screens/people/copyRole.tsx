/** A role of the firm's own begins as a copy of another one: with a name. */
import { useState } from 'react';

import { call, useCommand } from '../../core/client';
import type { RoleDetail } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog } from '../../form';
import { t } from '../../i18n';
import { go } from '../../shell/router';
import { TextField, askWith } from '../../ui';
import { titleOf } from './roles';

/** Copies it and opens the copy. */
export async function copyRole(role: string): Promise<void> {
  const from = await call('role_get', { role });
  const id = await askWith<string>((done) => <CopyDialog from={from} onDone={done} />);
  if (id !== null) go(`/settings/roles/${id}`);
}

function CopyDialog({ from, onDone }: { from: RoleDetail; onDone: (id: string | null) => void }) {
  const [id] = useState(newId);
  const [name, setName] = useState(t('role-copy-of', { name: titleOf(from) }));
  const save = useCommand('role_save');
  return (
    <EditDialog
      title={t('role-copy-title', { name: titleOf(from) })} size="small" columns={1} action={t('role-copy')} error={save.error} running={save.running} done={t('settings-saved', { name })}
      onSave={() => save.run({ id, name, grants: from.grants, facets: from.facets }).then(() => onDone(id))} onClose={() => onDone(null)}
    >
      <TextField label={t('settings-name')} name="name" isRequired autoFocus hint={t('role-copy-hint')} value={name} onChange={setName} />
    </EditDialog>
  );
}
