/** How much of the line sync may take. */
import { keepAnswer, useCommand } from '../../core/client';
import type { SyncState } from '../../core/generated/commands';
import { Fields, Section } from '../../form';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { FormFaults, Select } from '../../ui';

const SPEEDS = [16, 64, 256, 1_024, 4_096];

export function LineForm({ state: { phase, most_kilobytes: most } }: { state: SyncState }) {
  const save = useCommand('sync_limits');
  const set = (kilobytes: number | null): void => void save.run({ paused: phase === 'paused', most_kilobytes: kilobytes }).then((next) => keepAnswer('sync_state', {}, next), () => undefined);
  const speeds = [...new Set([...SPEEDS, ...(most === null ? [] : [most])])].toSorted((a, b) => a - b);
  return (
    <Section title={t('office-line')} note={t('office-line-hint')}>
      <FormFaults error={save.error}>
        <Fields columns={1}>
          <Select
            label={t('office-speed')} name="most_kilobytes" hint={t('office-speed-hint')} value={String(most ?? '')} onChange={(id) => set(id === '' ? null : Number(id))}
            choices={[{ id: '', title: t('office-speed-all') }, ...speeds.map((kilobytes) => ({ id: String(kilobytes), title: t('office-speed-kilobytes', { count: fmt.count(kilobytes) }) }))]}
          />
        </Fields>
      </FormFaults>
    </Section>
  );
}
