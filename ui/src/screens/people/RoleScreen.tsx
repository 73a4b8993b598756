/** A role: what it may do in sentences; and, for one of the firm's own, the table where that is changed. */
import { useState } from 'react';

import { useCommands } from '../../commands/registry';
import { call, prefetch, useCommand } from '../../core/client';
import { ALL_FACETS, type Facet, type RoleDetail } from '../../core/generated/commands';
import { DocumentScreen, Section } from '../../form';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { may, sees } from '../../shell/office';
import { previewRole } from '../../shell/Preview';
import { go, useParam } from '../../shell/router';
import { doThen, toastDone } from '../../shell/undo';
import { Chip, CommandButton, Loaded, Switch, TextField, toastError } from '../../ui';
import { RoleGrid } from './RoleGrid';
import { RoleSentences } from './RoleSentences';
import { copyRole } from './copyRole';
import { titleOf } from './roles';

const BACK = '/settings?part=roles';

export function RoleScreen() {
  const role = useParam('id');
  return <Loaded key={role} command="role_get" request={{ role }} lines={8}>{(detail) => <Shown key={role} detail={detail} />}</Loaded>;
}

RoleScreen.prepare = ((_, { id = '' }) => prefetch('role_get', { role: id })) satisfies Prepare;

function Shown({ detail }: { detail: RoleDetail }) {
  const [draft, setDraft] = useState(detail);
  const save = useCommand('role_save');
  const { role, ready } = detail;
  const name = titleOf(detail);
  const own = ready === null;
  const writes = own && may('user.change');
  const changed = draft.name !== detail.name || draft.grants !== detail.grants || draft.facets !== detail.facets;
  const keep = async (): Promise<void> => {
    const saved = await save.run({ id: role, name: draft.name, grants: draft.grants, facets: draft.facets });
    setDraft(saved);
    toastDone(t('settings-saved', { name: draft.name }));
  };
  const remove = (): void => {
    doThen(call('role_delete', { id: role }), t('settings-removed', { name }));
    go(BACK);
  };
  useCommands([
    { id: 'roles.save', title: 'cmd-role-save', group: 'record', icon: 'check', keys: ['Ctrl+Enter'], inFields: true, when: () => writes && changed, run: () => keep().catch(() => undefined) },
    { id: 'roles.copy', title: 'cmd-role-copy', group: 'record', icon: 'copy', right: 'user.create', run: () => void copyRole(role).catch(toastError) },
    { id: 'roles.preview', title: 'cmd-role-preview', group: 'record', icon: 'eye', run: () => void previewRole(role, name).catch(toastError) },
    { id: 'roles.delete', title: 'cmd-role-delete', group: 'record', icon: 'trash', right: 'user.void', when: () => own, run: remove },
  ]);
  return (
    <DocumentScreen
      {...(own ? { recorded: { kind: 'role' as const, id: role } } : {})}
      title={name} state={<Chip tone={own ? 'accent' : 'neutral'}>{t(own ? 'role-own' : 'role-ready')}</Chip>} back={BACK} error={save.error} isPending={save.running}
      actions={['roles.copy']} menu={own ? ['roles.delete'] : []} {...(own ? { primary: 'roles.save' } : {})}
      side={<Section title={t('role-told')}>{changed && <p className="soft">{t('role-told-before')}</p>}<RoleSentences sentences={detail.sentences} /><p className="role-look"><CommandButton command="roles.preview" /></p></Section>}
    >
      {own ? <Section><div className="fields" data-columns="1"><TextField label={t('settings-name')} name="name" isRequired isReadOnly={!writes} value={draft.name} onChange={(to) => setDraft({ ...draft, name: to })} /></div></Section> : <p className="settings-text">{t('role-ready-hint')}</p>}
      <Section title={t('role-facets')} note={t('role-facets-hint')}>
        <div className="role-facets">
          {ALL_FACETS.map((facet) => <FacetSwitch key={facet} facet={facet} isOn={draft.facets.includes(facet)} onChange={writes ? (on) => setDraft({ ...draft, facets: on ? [...draft.facets, facet] : draft.facets.filter((one) => one !== facet) }) : null} />)}
        </div>
      </Section>
      <Section title={t('role-rights')} note={t('role-rights-hint')}>
        <RoleGrid grants={draft.grants} {...(writes ? { onChange: (grants) => setDraft({ ...draft, grants }) } : {})} />
      </Section>
    </DocumentScreen>
  );
}

/** Nobody gives what he has not himself. */
function FacetSwitch({ facet, isOn, onChange }: { facet: Facet; isOn: boolean; onChange: ((isOn: boolean) => void) | null }) {
  return (
    <div>
      <Switch name={`facets.${facet}`} isSelected={isOn} isDisabled={onChange === null || !sees(facet)} onChange={(on) => onChange?.(on)}>{t(`facet-title-${facet}`)}</Switch>
      <p className="soft">{t(`facet-hint-${facet}`)}</p>
    </div>
  );
}
