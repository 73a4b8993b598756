/** Stock: our places with what happens there when something runs out, and items for which it is different. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import type { Location, LocationType, NegativePolicy } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { mayOn } from '../../shell/office';
import { Button, type Choice, ComboBox, Loaded, Select, TextField } from '../../ui';
import { findItems } from '../documents/reference';
import { ItemPolicies } from '../stock/ItemPolicies';
import { isOurs, placeName } from '../stock/words';
import { SettingTable } from './Table';

const POLICIES: readonly NegativePolicy[] = ['refuse', 'warn', 'allow'];
const KINDS: readonly LocationType[] = ['storage', 'transit'];

const blank = (): Location => ({ id: newId(), name: '', kind: 'storage', branch: null, negative: null });

export function PlaceSection() {
  const [edited, setEdited] = useState<Location | null>(null);
  const branches = useQueryOf('choices', {}).data?.branches ?? [];
  const can = mayOn('stock');
  const branchName = (id: string | null): string => branches.find((branch) => branch.id === id)?.name ?? '';
  return (
    <>
      <Section title={t('place-ours')} note={t('place-hint')} actions={can.create && <Button icon="plus" onPress={() => setEdited(blank())}>{t('place-add')}</Button>}>
        <Loaded command="location_list" request={{}}>
          {(places) => (
            <SettingTable
              heads={[t('settings-name'), t('settings-branch'), t('settings-kind'), t('item-negative')]}
              rows={places.filter(({ kind }) => isOurs(kind)).map((place) => {
                const name = placeName(place.name, place.kind);
                return { id: place.id, name, cells: [name, branchName(place.branch), t(`place-kind-${place.kind}`), place.negative === null ? <span key="item" className="soft">{t('place-as-item')}</span> : t(`item-negative-${place.negative}`)], onEdit: can.change ? () => setEdited(place) : undefined };
              })}
            />
          )}
        </Loaded>
        {edited && <PlaceDialog key={edited.id} initial={edited} branches={branches} onClose={() => setEdited(null)} />}
      </Section>
      <Policies />
    </>
  );
}

function PlaceDialog({ initial, branches, onClose }: { initial: Location; branches: readonly { id: string; name: string }[]; onClose: () => void }) {
  const [place, setPlace] = useState(initial);
  const set = (part: Partial<Location>): void => setPlace((now) => ({ ...now, ...part }));
  const save = useCommand('location_save');
  const isNew = initial.name === '';
  return (
    <EditDialog title={initial.name || t('place-add')} error={save.error} running={save.running} done={t('settings-saved', { name: place.name })} onSave={() => save.run({ location: place })} onClose={onClose}>
      <TextField label={t('settings-name')} name="location.name" isRequired autoFocus value={place.name} onChange={(name) => set({ name })} />
      <Select label={t('settings-branch')} name="location.branch" value={place.branch ?? ''} onChange={(id) => set({ branch: id || null })} choices={[{ id: '', title: t('settings-none') }, ...branches.map(({ id, name }) => ({ id, title: name }))]} />
      <Select label={t('settings-kind')} name="location.kind" isReadOnly={!isNew} {...(isNew ? {} : { hint: t('place-kind-fixed') })} value={place.kind} onChange={(kind) => set({ kind })} choices={KINDS.map((id) => ({ id, title: t(`place-kind-${id}`) }))} />
      <Select label={t('item-negative')} name="location.negative" hint={t('place-negative-hint')} value={place.negative ?? ''} onChange={(id) => set({ negative: POLICIES.find((policy) => policy === id) ?? null })} choices={[{ id: '', title: t('place-as-item') }, ...POLICIES.map((id) => ({ id, title: t(`item-negative-${id}`) }))]} />
    </EditDialog>
  );
}

/** What holds for one item in every place. */
function Policies() {
  const [item, setItem] = useState<Choice | null>(null);
  return (
    <Section title={t('policy-title')} note={t('policy-hint')}>
      <div className="policy-item"><ComboBox label={t('move-item')} placeholder={t('policy-choose')} value={item} onChange={setItem} search={(text): Promise<Choice[]> => findItems(text, true)} /></div>
      {item && <ItemPolicies item={item.id} />}
    </Section>
  );
}
