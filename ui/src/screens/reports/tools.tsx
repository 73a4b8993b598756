/** What reports are asked for: period, comparison, branch. All of it is in the address. */
import { useQueryOf } from '../../core/client';
import type { Branch } from '../../core/generated/commands';
import { t } from '../../i18n';
import { useAddress } from '../../shell/router';
import { DateField, Select } from '../../ui';
import { PERIODS, useAsked } from './period';

/** A period by its name, or from a day to a day. */
export function PeriodFields() {
  const [{ period, span }, change] = useAsked();
  const named = PERIODS.map((id) => ({ id: id as string, title: t(`period-${id}`) }));
  return (
    <>
      <Select
        label={t('report-period')} value={period ?? 'own'} choices={[...named, { id: 'own', title: t('period-own') }]}
        onChange={(next) => change(next === 'own' ? { ...span, period: null } : { period: next, from: null, until: null })}
      />
      <DateField label={t('period-from')} value={span.from} onChange={(from) => change({ from, until: span.until, period: null })} />
      <DateField label={t('period-to')} value={span.until} onChange={(until) => change({ from: span.from, until, period: null })} />
    </>
  );
}

export function ComparisonField() {
  const [address, change] = useAddress();
  return (
    <Select
      label={t('report-compare')} value={address['against'] ?? 'none'} onChange={(next) => change({ against: next === 'none' ? null : next })}
      choices={['none', 'before', 'year'].map((id) => ({ id, title: t(`report-compare-${id}`) }))}
    />
  );
}

const NONE: readonly Branch[] = [];

/** The branch that is asked for, and all that there are. */
export function useBranch(): { branch: Branch | null; branches: readonly Branch[] } {
  const [address] = useAddress();
  const branches = useQueryOf('choices', {}).data?.branches ?? NONE;
  return { branch: branches.find(({ id }) => id === address['branch']) ?? null, branches };
}

/** Nothing where there is only one. */
export function BranchField() {
  const [address, change] = useAddress();
  const { branches } = useBranch();
  if (branches.length < 2) return null;
  return (
    <Select
      label={t('report-branch')} value={address['branch'] ?? 'all'} onChange={(next) => change({ branch: next === 'all' ? null : next })}
      choices={[{ id: 'all', title: t('report-branch-all') }, ...branches.map(({ id, name }) => ({ id, title: name }))]}
    />
  );
}
