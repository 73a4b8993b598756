/** Branches: head office, outlets, warehouses. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import type { Branch, BranchKind } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { mayOn } from '../../shell/office';
import { Button, Loaded, Select, TextField } from '../../ui';
import { SettingTable } from './Table';

const KINDS: readonly BranchKind[] = ['head_office', 'outlet', 'warehouse'];

const blank = (): Branch => ({ id: newId(), code: '', name: '', kind: 'outlet', street: '', postal_code: '', city: '', location: null });

export function BranchSection() {
  const [edited, setEdited] = useState<Branch | null>(null);
  const can = mayOn('company');
  return (
    <Section title={t('settings-branches-only')} actions={can.create && <Button icon="plus" onPress={() => setEdited(blank())}>{t('settings-branch-add')}</Button>}>
      <Loaded command="branch_list" request={{}}>
        {(branches) => (
          <SettingTable
            heads={[t('settings-name'), t('settings-code'), t('settings-kind'), t('settings-city')]}
            rows={branches.map((branch) => ({ id: branch.id, name: branch.name, cells: [branch.name, branch.code, t(`settings-branch-${branch.kind}`), branch.city], onEdit: can.change ? () => setEdited(branch) : undefined }))}
          />
        )}
      </Loaded>
      {edited && <BranchDialog initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function BranchDialog({ initial, onClose }: { initial: Branch; onClose: () => void }) {
  const [branch, setBranch] = useState(initial);
  const save = useCommand('branch_save');
  const places = (useQueryOf('choices', {}).data?.locations ?? []).filter(({ kind }) => kind === 'storage');
  const text = (field: 'code' | 'name' | 'street' | 'postal_code' | 'city') =>
    ({ name: field, value: branch[field], onChange: (value: string) => setBranch((now) => ({ ...now, [field]: value })) });
  return (
    <EditDialog title={initial.name || t('settings-branch-add')} error={save.error} running={save.running} done={t('settings-saved', { name: branch.name })} onSave={() => save.run(branch)} onClose={onClose}>
      <TextField label={t('settings-name')} isRequired autoFocus {...text('name')} />
      <TextField label={t('settings-code')} isRequired hint={t('settings-branch-code-hint')} {...text('code')} />
      <Select label={t('settings-kind')} name="kind" value={branch.kind} onChange={(kind) => setBranch((now) => ({ ...now, kind }))} choices={KINDS.map((id) => ({ id, title: t(`settings-branch-${id}`) }))} />
      <Select label={t('settings-location')} name="location" value={branch.location ?? ''} onChange={(id) => setBranch((now) => ({ ...now, location: id || null }))} choices={[{ id: '', title: t('settings-none') }, ...places.map(({ id, name }) => ({ id, title: name }))]} />
      <TextField label={t('settings-street')} {...text('street')} />
      <TextField label={t('settings-postal-code')} {...text('postal_code')} />
      <TextField label={t('settings-city')} {...text('city')} />
    </EditDialog>
  );
}
