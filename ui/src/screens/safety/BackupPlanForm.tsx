/** Where backups go, how often, and how many stay. */
import { type FormEvent, useState } from 'react';

import { isDesktop, useCommand } from '../../core/client';
import { chooseFolder } from '../../core/files';
import type { BackupPlan, BackupSettings } from '../../core/generated/commands';
import { Fields, Section, Wide } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { Button, FormFaults, NumberField, Select, Switch, TextField, toast, toastError } from '../../ui';

const HOURS = [0, 1, 4, 12, 24, 168];

/** Faults name the fields of the plan; the command takes the plan whole. */
export function BackupPlanForm({ settings: { plan, proposed } }: { settings: BackupSettings }) {
  const [draft, setDraft] = useState<BackupPlan>(plan ?? proposed);
  const save = useCommand('backup_settings_save');
  const writes = may('company.change');
  const set = (part: Partial<BackupPlan>): void => setDraft((now) => ({ ...now, ...part }));
  const choose = async (): Promise<void> => {
    const folder = await chooseFolder(t('backup-folder-choose'));
    if (folder !== null) set({ folder });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run({ plan: draft }).then(() => toast({ kind: 'done', title: t('backup-plan-saved') }), () => undefined);
  };
  const kept = (name: 'daily' | 'weekly' | 'monthly') =>
    <NumberField label={t(`backup-keep-${name}`)} name={name} decimals={0} value={String(draft[name])} onChange={(value) => set({ [name]: Number(value ?? 0) })} />;
  return (
    <form onSubmit={submit} noValidate inert={!writes}>
      <FormFaults error={save.error}>
        <Section title={t('backup-plan')} note={t('backup-plan-hint')} actions={writes && <Button look="primary" type="submit" isPending={save.running} testId="backup.save">{t('save')}</Button>}>
          <Fields columns={3}>
            <Wide>
              <div className="field-with-button">
                <TextField label={t('backup-folder')} name="folder" isRequired hint={t('backup-folder-hint')} value={draft.folder} onChange={(folder) => set({ folder })} />
                {isDesktop() && <Button icon="archive" onPress={() => void choose().catch(toastError)}>{t('backup-folder-choose')}</Button>}
              </div>
            </Wide>
            <Select
              label={t('backup-every')} name="every_h" value={String(draft.every_h)} onChange={(id) => set({ every_h: Number(id) })}
              choices={[...new Set([...HOURS, draft.every_h])].toSorted((a, b) => a - b).map((hours) => ({ id: String(hours), title: hours === 0 ? t('backup-every-never') : t('backup-every-hours', { hours }) }))}
            />
            <Wide><Switch name="at_closing" isSelected={draft.at_closing} onChange={(closing) => set({ at_closing: closing })}>{t('backup-at-closing')}</Switch></Wide>
            {kept('daily')}{kept('weekly')}{kept('monthly')}
          </Fields>
        </Section>
      </FormFaults>
    </form>
  );
}
