/** Signed in or not; what head office says of itself, asked again and again. */
import { useCallback, useEffect, useState } from 'react';

import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Skeleton, Tabs } from '../ui/parts';
import { Failed } from './Failed';
import { FirmPcs } from './FirmPcs';
import { FirmPeople } from './FirmPeople';
import { OfficeServer } from './OfficeServer';
import { SignIn } from './SignIn';
import { Unsettled, unsettledCount } from './Unsettled';
import { ask, isSignedOut } from './api';
import type { Overview } from './generated/admin';

const AGAIN_MS = 5_000;

interface State {
  overview: Overview | null;
  error: unknown;
  /** Nobody is signed in. */
  out: boolean;
}

const NOTHING: State = { overview: null, error: null, out: false };

export function AdminPage() {
  const [state, setState] = useState(NOTHING);
  const { overview, error, out } = state;
  const look = useCallback(() => ask('GET overview', null).then(
    (seen) => setState({ overview: seen, error: null, out: false }),
    (fault: unknown) => setState((before) => (isSignedOut(fault) ? { ...NOTHING, out: true } : { ...before, error: fault })),
  ), []);
  useEffect(() => {
    if (out) return undefined;
    void look();
    const clock = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(clock);
  }, [look, out]);
  if (out) return <SignIn onIn={() => setState(NOTHING)} />;
  const leave = (): void => void ask('POST sign-out', null).then(() => setState({ ...NOTHING, out: true }), (fault: unknown) => setState({ ...state, error: fault }));
  return (
    <div className="admin">
      <header className="admin-head"><span className="mark" aria-hidden="true">K</span><h1>{overview?.firm.name ?? t('admin-title')}</h1><span className="top-gap" /><Button look="quiet" icon="user" onPress={leave}>{t('admin-leave')}</Button></header>
      <main className="admin-body">
        {error !== null && <Failed error={error} stale={overview !== null} />}
        {overview ? <Shown overview={overview} onChanged={look} /> : error === null && <Skeleton lines={8} />}
      </main>
    </div>
  );
}

const Shown = ({ overview, onChanged }: { overview: Overview; onChanged: () => Promise<void> }) => (
  <Tabs
    label={t('admin-sections')}
    tabs={[
      { id: 'pcs', title: t('admin-pcs'), count: overview.pcs.filter(({ status }) => status !== 'revoked').length, content: <FirmPcs overview={overview} onChanged={onChanged} /> },
      { id: 'unsettled', title: t('admin-unsettled'), count: unsettledCount(overview), content: <Unsettled overview={overview} /> },
      { id: 'people', title: t('settings-people'), content: <FirmPeople people={overview.people} /> },
      { id: 'server', title: t('admin-server'), content: <OfficeServer overview={overview} onChanged={onChanged} /> },
    ]}
  />
);
