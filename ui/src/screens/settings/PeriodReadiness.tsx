/** Before a period is closed: what head office says of PCs that may still bring something into it. Closing never waits for that. */
import { useQueryOf } from '../../core/client';
import { errorText } from '../../core/faults';
import type { LatePc } from '../../core/generated/commands';
import type { IsoDate } from '../../fmt';
import { t } from '../../i18n';
import { mayCall } from '../../shell/office';
import { LatePcs } from '../../sync/LatePcs';
import { belongs, useSyncState } from '../../sync/state';
import { Icon } from '../../ui';

export interface Readiness {
  /** None while it is asked, and where nobody answered. */
  pcs: readonly LatePc[] | null;
  askedAtMs: number;
  error: unknown;
}

/** Nothing where the company works alone: there is nobody to wait for. */
export function usePeriodReadiness(until: IsoDate): Readiness | null {
  const asks = belongs(useSyncState()) && mayCall('period_readiness');
  const { data, error, dataUpdatedAt } = useQueryOf('period_readiness', { until_on: until }, { enabled: asks, passing: true });
  return asks ? { pcs: data ?? null, askedAtMs: dataUpdatedAt, error } : null;
}

/** Whether somebody closes knowing that something may still come, or not knowing. */
export const isOpen = (readiness: Readiness | null): boolean => readiness !== null && (readiness.pcs === null || readiness.pcs.length > 0);

export function PeriodReadiness({ readiness: { pcs, askedAtMs, error } }: { readiness: Readiness }) {
  const unknown = pcs === null && error !== null;
  return (
    <div className="wide late-pcs" role="status">
      {pcs !== null ? <LatePcs pcs={pcs} nowMs={askedAtMs} />
        : unknown ? <p className="late-head"><Icon name="warning" size={16} /><span>{t('period-not-asked')} {errorText(error)}</span></p>
          : <p className="soft">{t('period-asking')}</p>}
      {(unknown || (pcs !== null && pcs.length > 0)) && <p className="soft">{t('period-later')}</p>}
    </div>
  );
}
