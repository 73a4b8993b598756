/** Head office: how this PC stands with it, how much line it may take; or how the company is brought there. */
import { type FormEvent, useState } from 'react';

import { keepAnswer, useCommand } from '../../core/client';
import { CommandFailed } from '../../core/faults';
import type { SyncState } from '../../core/generated/commands';
import { Facts, Fields, Section } from '../../form';
import { t } from '../../i18n';
import { mayCall, useOffice } from '../../shell/office';
import { JoinFields } from '../../sync/JoinFields';
import { SyncActions, SyncTold } from '../../sync/SyncPanel';
import { type Joining, missingIn, sent } from '../../sync/joining';
import { signOf } from '../../sync/standing';
import { belongs, useSyncState } from '../../sync/state';
import { Button, Chip, FormFaults, ask, toast } from '../../ui';
import { LeaseForm } from './LeaseForm';
import { LineForm } from './LineForm';
import { OwnPcForm } from './OwnPcForm';

export function OfficeSection() {
  const state = useSyncState();
  if (!state) return null;
  return belongs(state) ? <Joined state={state} /> : <Section title={t('settings-office')} note={t('office-none')}><p className="settings-text">{t('office-none-hint')}</p><ConnectForm /></Section>;
}

/** As `kontor-server` prints it. */
const fingerprintText = (hex: string): string => (hex.toUpperCase().match(/../g) ?? []).join(':');

function Joined({ state }: { state: SyncState }) {
  const { device, branch } = useOffice();
  const { tone, title } = signOf(state);
  // To join under the identity of the other one would cure nothing.
  const isCopy = state.phase === 'stopped' && state.problem?.code === 'sync-forked';
  return (
    <>
      <Section title={t('settings-office')} note={t('office-hint')}>
        <div className="office-facts">
          <Facts facts={[
            { title: t('office-state'), value: <Chip tone={tone}>{title}</Chip> },
            { title: t('office-firm'), value: state.firm ?? '' },
            { title: t('join-server'), value: state.server ?? '' },
            { title: t('office-pc'), value: `${device.code} · ${device.name}` },
            { title: t('settings-branch'), value: branch.name },
            state.fingerprint === null ? null : { title: t('office-fingerprint'), value: <span className="fingerprint" translate="no">{fingerprintText(state.fingerprint)}</span> },
          ]} />
          <SyncTold state={state} />
          <div className="button-row"><SyncActions state={state} /></div>
        </div>
      </Section>
      {isCopy && <OwnPcForm server={state.server ?? ''} />}
      {state.phase === 'stopped' && !isCopy && mayCall('sync_connect') && <Section title={t('office-again')} note={t('office-again-hint')}><ConnectForm server={state.server ?? ''} /></Section>}
      {mayCall('sync_lease_get') && <LeaseForm state={state} />}
      {mayCall('sync_limits') && <LineForm state={state} />}
    </>
  );
}

/** Nobody can take it back by a click: it is said before, with what follows from it. */
function ConnectForm({ server }: { server?: string }) {
  const [joining, setJoining] = useState<Joining>({ server: server ?? '', code: '' });
  const [missing, setMissing] = useState<CommandFailed | null>(null);
  const connect = useCommand('sync_connect');
  const { company } = useOffice();
  if (!mayCall('sync_connect')) return null;
  const again = server !== undefined;
  const bring = async (): Promise<void> => {
    const asked = sent(joining);
    if (!again && !await ask({ title: t('office-bring-title', { company: company.name }), text: t('office-bring-text', { server: asked.server }), action: t('office-bring') })) return;
    keepAnswer('sync_state', {}, await connect.run(asked));
    toast({ kind: 'done', title: t(again ? 'office-joined-again' : 'office-brought'), text: t('office-brought-hint') });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (connect.running) return;
    const faults = missingIn(joining);
    setMissing(faults.length > 0 ? new CommandFailed(faults) : null);
    if (faults.length === 0) void bring().catch(() => undefined);
  };
  return (
    <form onSubmit={submit} noValidate>
      <FormFaults error={missing ?? connect.error}>
        <Fields columns={1}><JoinFields value={joining} onChange={(part) => setJoining((now) => ({ ...now, ...part }))} /></Fields>
        <p className="settings-text"><Button type="submit" look="primary" isPending={connect.running} testId="office.bring">{t(again ? 'office-again' : 'office-bring')}</Button></p>
      </FormFaults>
    </form>
  );
}
