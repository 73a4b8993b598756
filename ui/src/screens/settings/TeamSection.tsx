/** Teams: people who look after the same customers. Shown as soon as there is one, or somebody may make one. */
import { useState } from 'react';

import { call, useCommand } from '../../core/client';
import type { Team } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { mayOn } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, Loaded, TextField } from '../../ui';
import { SettingTable } from './Table';

export function TeamSection() {
  const [edited, setEdited] = useState<Team | null>(null);
  const can = mayOn('user');
  return (
    <Section title={t('settings-teams')} note={t('settings-teams-hint')} actions={can.create && <Button icon="plus" onPress={() => setEdited({ id: newId(), name: '' })}>{t('settings-team-add')}</Button>}>
      <Loaded command="team_list" request={{}} lines={1}>
        {(teams) => (teams.length === 0 ? <p className="settings-text">{t('settings-teams-none')}</p> : (
          <SettingTable
            heads={[t('settings-name')]}
            rows={teams.map((team) => ({
              id: team.id, name: team.name, cells: [team.name],
              ...(can.change ? { onEdit: () => setEdited(team) } : {}), ...(can.remove ? { onRemove: () => doThen(call('team_delete', { id: team.id }), t('settings-removed', { name: team.name })) } : {}),
            }))}
          />
        ))}
      </Loaded>
      {edited && <TeamDialog key={edited.id} initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function TeamDialog({ initial, onClose }: { initial: Team; onClose: () => void }) {
  const [team, setTeam] = useState(initial);
  const save = useCommand('team_save');
  return (
    <EditDialog title={initial.name || t('settings-team-add')} size="small" columns={1} error={save.error} running={save.running} done={t('settings-saved', { name: team.name })} onSave={() => save.run(team)} onClose={onClose}>
      <TextField label={t('settings-name')} name="name" isRequired autoFocus value={team.name} onChange={(name) => setTeam({ ...team, name })} />
    </EditDialog>
  );
}
