/** After how long a desk at which nobody is locks itself. */
import { useCommand } from '../../core/client';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { FormFaults, Loaded, Select } from '../../ui';

const MINUTES = [1, 3, 5, 10, 15, 30, 60];

export function LockSection() {
  const save = useCommand('desk_lock_save');
  return (
    <Section title={t('settings-lock')} note={t('settings-lock-hint')}>
      <FormFaults error={save.error}>
        <Loaded command="desk_lock_get" request={{}} lines={1}>
          {({ after_min: after }) => (
            <Fields columns={1}>
              <Select
                label={t('settings-lock-after')} name="after_min" value={String(after ?? '')} isDisabled={!may('company.change')} onChange={(id) => void save.run({ after_min: id === '' ? null : Number(id) }).catch(() => undefined)}
                choices={[{ id: '', title: t('settings-lock-never') }, ...[...new Set([...MINUTES, ...(after === null ? [] : [after])])].toSorted((a, b) => a - b).map((count) => ({ id: String(count), title: t('settings-lock-minutes', { count }) }))]}
              />
            </Fields>
          )}
        </Loaded>
      </FormFaults>
    </Section>
  );
}
