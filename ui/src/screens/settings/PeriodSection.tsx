/** Closed periods: until which day nothing may be posted any more. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { LockArea, PeriodLock } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { may, useOffice } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, DateField, EmptyState, Loaded, Select } from '../../ui';
import { PeriodReadiness, isOpen, usePeriodReadiness } from './PeriodReadiness';
import { SettingTable } from './Table';

const AREAS: readonly LockArea[] = ['all', 'sales', 'purchase', 'stock', 'payment'];

/** The last day of the month before. */
const lastMonthEnd = (today: fmt.IsoDate): fmt.IsoDate => { const { year, month } = fmt.partsOf(today); return fmt.addDays(fmt.isoDate(year, month, 1), -1); };

export function PeriodSection() {
  const [edited, setEdited] = useState<PeriodLock | null>(null);
  const { today } = useOffice();
  const branches = useQueryOf('choices', {}).data?.branches ?? [];
  const canWrite = may('ledger.change');
  const where = (id: string | null): string => (id === null ? t('period-everywhere') : branches.find((branch) => branch.id === id)?.name ?? '…');
  const close = (): void => setEdited({ id: newId(), area: 'all', branch: null, until_on: lastMonthEnd(today) });
  return (
    <Section title={t('settings-periods')} note={t('period-hint')} actions={canWrite && <Button icon="lock" onPress={close}>{t('period-close')}</Button>}>
      <Loaded command="period_lock_list" request={{}}>
        {(locks) => (locks.length === 0 ? <EmptyState icon="lock" title={t('period-none')} hint={t('period-none-hint')} /> : (
          <SettingTable
            heads={[t('period-what'), t('period-where'), t('period-until'), t('period-open-from')]}
            rows={locks.map((lock) => ({
              id: lock.id, name: t(`period-area-${lock.area}`), cells: [t(`period-area-${lock.area}`), where(lock.branch), fmt.date(lock.until_on), fmt.date(fmt.addDays(lock.until_on, 1))],
              ...(canWrite ? { onEdit: () => setEdited(lock), onRemove: () => doThen(call('period_lock_delete', { id: lock.id }), t('period-opened')) } : {}),
            }))}
          />
        ))}
      </Loaded>
      {edited && <PeriodDialog key={edited.id} initial={edited} branches={branches} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function PeriodDialog({ initial, branches, onClose }: { initial: PeriodLock; branches: readonly { id: string; name: string }[]; onClose: () => void }) {
  const [lock, setLock] = useState(initial);
  const save = useCommand('period_lock_save');
  const readiness = usePeriodReadiness(lock.until_on);
  return (
    <EditDialog title={t('period-close')} action={t(isOpen(readiness) ? 'period-close-anyway' : 'period-close')} error={save.error} running={save.running} done={t('period-closed', { date: fmt.date(lock.until_on) })} onSave={() => save.run(lock)} onClose={onClose}>
      <DateField label={t('period-until')} name="until_on" isRequired autoFocus hint={t('period-until-hint')} value={lock.until_on} onChange={(day) => { if (day) setLock((now) => ({ ...now, until_on: day })); }} />
      <Select label={t('period-what')} name="area" value={lock.area} onChange={(area) => setLock((now) => ({ ...now, area }))} choices={AREAS.map((id) => ({ id, title: t(`period-area-${id}`) }))} />
      <Select label={t('period-where')} name="branch" value={lock.branch ?? ''} onChange={(id) => setLock((now) => ({ ...now, branch: id || null }))} choices={[{ id: '', title: t('period-everywhere') }, ...branches.map(({ id, name }) => ({ id, title: name }))]} />
      {readiness && <PeriodReadiness readiness={readiness} />}
    </EditDialog>
  );
}
