/** How long the PCs of the firm work without head office, and until when this one does. */
import { keepAnswer, useCommand, useQueryOf } from '../../core/client';
import type { SyncState } from '../../core/generated/commands';
import { Facts, Fields, Section } from '../../form';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { mayCall } from '../../shell/office';
import { FormFaults, Select } from '../../ui';

const DAYS = [3, 7, 14, 30, 60, 90, 180, 365];

export function LeaseForm({ state }: { state: SyncState }) {
  const { data } = useQueryOf('sync_lease_get', {});
  const save = useCommand('sync_lease_save');
  if (!data) return null;
  const set = (days: number): void => void save.run({ days }).then((next) => keepAnswer('sync_lease_get', {}, next), () => undefined);
  const choices = [...new Set([...DAYS, data.days])].toSorted((a, b) => a - b).map((days) => ({ id: String(days), title: t('office-lease-days', { count: days }) }));
  return (
    <Section title={t('office-lease')} note={t('office-lease-hint')}>
      <FormFaults error={save.error}>
        <Fields columns={1}>
          {mayCall('sync_lease_save')
            ? <Select label={t('office-lease-at-most')} name="days" hint={t('office-lease-at-most-hint')} value={String(data.days)} choices={choices} onChange={(id) => set(Number(id))} />
            : <Facts facts={[{ title: t('office-lease-at-most'), value: t('office-lease-days', { count: data.days }) }]} />}
        </Fields>
      </FormFaults>
      {state.lease_ends_at_ms !== undefined && <div className="office-facts"><Facts facts={[{ title: t('office-lease-here'), value: fmt.dateTime(state.lease_ends_at_ms) }]} /></div>}
    </Section>
  );
}
