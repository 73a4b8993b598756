/** How much of the line sync may take, and when it is spared. */
import { keepAnswer, useCommand } from '../../core/client';
import type { SpareLine, SyncLimits, SyncState } from '../../core/generated/commands';
import { Fields, Section } from '../../form';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { FormFaults, Select } from '../../ui';

const SPEEDS = [16, 64, 256, 1_024, 4_096];

const SPARED: readonly SpareLine[] = ['never', 'metered', 'always'];
const PAUSES = [5, 15, 30, 60, 240];
const among = (usual: readonly number[], chosen: number | null): number[] => [...new Set([...usual, ...(chosen === null ? [] : [chosen])])].toSorted((a, b) => a - b);

export function LineForm({ state: { phase, most_kilobytes: most, spare, spare_minutes: minutes } }: { state: SyncState }) {
  const save = useCommand('sync_limits');
  const set = (part: Partial<SyncLimits>): void => void save.run({ paused: phase === 'paused', most_kilobytes: most, ...part }).then((next) => keepAnswer('sync_state', {}, next), () => undefined);
  return (
    <Section title={t('office-line')} note={t('office-line-hint')}>
      <FormFaults error={save.error}>
        <Fields columns={1}>
          <Select
            label={t('office-speed')} name="most_kilobytes" hint={t('office-speed-hint')} value={String(most ?? '')} onChange={(id) => set({ most_kilobytes: id === '' ? null : Number(id) })}
            choices={[{ id: '', title: t('office-speed-all') }, ...among(SPEEDS, most).map((kilobytes) => ({ id: String(kilobytes), title: t('office-speed-kilobytes', { count: fmt.count(kilobytes) }) }))]}
          />
          <Select
            label={t('office-spare')} name="spare" hint={t('office-spare-hint')} value={spare} onChange={(id) => set({ spare: id as SpareLine })}
            choices={SPARED.map((id) => ({ id, title: t(`office-spare-${id}`) }))}
          />
          {spare !== 'never' && (
            <Select
              label={t('office-spare-minutes')} name="spare_minutes" value={String(minutes)} onChange={(id) => set({ spare_minutes: Number(id) })}
              choices={among(PAUSES, minutes).map((count) => ({ id: String(count), title: t('office-spare-every', { count }) }))}
            />
          )}
        </Fields>
      </FormFaults>
    </Section>
  );
}
