/** Whether a month can be closed: the PCs from which something of it may still come. */
import { useState } from 'react';

import * as fmt from '../fmt';
import { t } from '../i18n';
import { LatePcs } from '../sync/LatePcs';
import { Button } from '../ui/Button';
import { Select } from '../ui/fields';
import { Failed } from './Failed';
import { ask } from './api';
import type { NotYetRow } from './generated/admin';
import { useWork } from './useWork';

const MONTHS = 12;

/** The first days of the months that have ended, the latest first: each is the end of the one before it. */
export function monthEnds(today: fmt.IsoDate): fmt.IsoDate[] {
  const { year, month } = fmt.partsOf(today);
  return Array.from({ length: MONTHS }, (_, back) => fmt.addMonths(fmt.isoDate(year, month, 1), -back));
}

export function PeriodEnd({ now }: { now: number }) {
  const ends = monthEnds(fmt.today(new Date(now)));
  const [end, setEnd] = useState(ends[0] ?? '');
  const [late, setLate] = useState<readonly NotYetRow[] | null>(null);
  const work = useWork<NotYetRow[]>();
  const look = (): void => void work.run(ask('POST close', { before_ms: fmt.instantOf(end, 0) })).then(setLate, () => undefined);
  const choose = (next: string): void => {
    setEnd(next);
    setLate(null);
  };
  return (
    <section className="section">
      <header><h2>{t('admin-period')}</h2><p>{t('admin-period-hint')}</p></header>
      <div className="admin-period">
        <Select label={t('admin-period-month')} name="end" value={end} onChange={choose} choices={ends.map((id) => ({ id, title: fmt.monthYear(fmt.addDays(id, -1)) }))} />
        <Button isPending={work.running} onPress={look} testId="admin.period">{t('admin-period-look')}</Button>
      </div>
      {work.error !== null && <Failed error={work.error} />}
      {late !== null && work.error === null && <div className="late-pcs" role="status"><LatePcs pcs={late} nowMs={now} /></div>}
    </section>
  );
}
