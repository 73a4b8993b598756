/** PCs. The code of one stands in every number that it gives. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import type { DeviceRow } from '../../core/generated/commands';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { Chip, Loaded, Select, TextField } from '../../ui';
import { SettingTable } from './Table';

export function DeviceSection() {
  const [edited, setEdited] = useState<DeviceRow | null>(null);
  const canWrite = may('company.change');
  return (
    <Section title={t('settings-devices')} note={t('settings-devices-hint')}>
      <Loaded command="device_list" request={{}}>
        {(devices) => (
          <SettingTable
            heads={[t('settings-name'), t('settings-code'), t('settings-branch')]}
            rows={devices.map((row) => ({
              id: row.device.id, name: row.device.name, onEdit: canWrite ? () => setEdited(row) : undefined,
              cells: [<>{row.device.name} {row.this && <Chip tone="accent">{t('settings-device-this')}</Chip>}</>, row.device.code, row.branch_name],
            }))}
          />
        )}
      </Loaded>
      {edited && <DeviceDialog row={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function DeviceDialog({ row, onClose }: { row: DeviceRow; onClose: () => void }) {
  const [device, setDevice] = useState(row.device);
  const save = useCommand('device_save');
  const branches = useQueryOf('branch_list', {}).data ?? [];
  return (
    <EditDialog title={row.device.name} error={save.error} running={save.running} done={t('settings-saved', { name: device.name })} onSave={() => save.run(device)} onClose={onClose}>
      <TextField label={t('settings-name')} name="name" isRequired autoFocus value={device.name} onChange={(name) => setDevice((now) => ({ ...now, name }))} />
      <TextField label={t('settings-code')} name="code" isRequired isReadOnly={row.code_fixed} {...(row.code_fixed ? { hint: t('settings-device-fixed') } : {})} value={device.code} onChange={(code) => setDevice((now) => ({ ...now, code }))} />
      <Select label={t('settings-branch')} name="branch" value={device.branch} onChange={(branch) => setDevice((now) => ({ ...now, branch }))} choices={branches.map(({ id, name }) => ({ id, title: name }))} />
    </EditDialog>
  );
}
