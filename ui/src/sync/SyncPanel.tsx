/** What there is to say about sync, in sentences, and what can be done about it. */
import type { ReactNode } from 'react';

import { call, keepAnswer } from '../core/client';
import type { SyncState } from '../core/generated/commands';
import { t } from '../i18n';
import { mayCall } from '../shell/office';
import { go } from '../shell/router';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { toastError } from '../ui/overlays';
import type { Tone } from '../ui/parts';
import { LoadBar } from './LoadBar';
import { sentencesOf, signOf } from './standing';
import { belongs, useNeeds } from './state';

const MARKS: Record<Tone, IconName> = { neutral: 'info', accent: 'sync', good: 'done', warn: 'warning', bad: 'error' };

interface SyncPanelProps {
  state: SyncState | undefined;
  /** Told before it leads elsewhere. */
  onLeave: () => void;
}

export function SyncPanel({ state, onLeave }: SyncPanelProps) {
  const needs = useNeeds();
  const leave = (path: string) => (): void => {
    onLeave();
    go(path);
  };
  const settings = mayCall('sync_connect') && <Button look="quiet" icon="settings" onPress={leave('/settings?part=office')}>{t('sync-settings')}</Button>;
  if (!belongs(state)) return <Told title={t('sync-local')} rows={[<li key="alone"><Icon name="info" size={16} /><span>{t('sync-local-hint')} {t('sync-told-alone')}</span></li>]} foot={settings} />;
  return (
    <Told
      title={state.firm ?? t('sync-office')} note={state.server ?? ''} sign={signOf(state).title}
      rows={[
        ...toldRows(state),
        needs > 0 && <li key="needs" className="bad"><Icon name="inbox" size={16} /><button type="button" className="text-link" onClick={leave('/inbox')} data-testid="sync.inbox">{t('sync-needs-long', { count: needs })}</button></li>,
      ]}
      foot={<><SyncActions state={state} /><span className="top-gap" />{settings}</>}
    >
      {state.loading && <LoadBar loading={state.loading} />}
    </Told>
  );
}

const toldRows = (state: SyncState): ReactNode[] =>
  sentencesOf(state).map(({ id, tone, text }) => <li key={id} className={tone}><Icon name={MARKS[tone]} size={16} /><span>{text}</span></li>);

/** The sentences alone, with how far a first load is. */
export const SyncTold = ({ state }: { state: SyncState }) => <>{state.loading && <LoadBar loading={state.loading} />}<ul className="sync-told">{toldRows(state)}</ul></>;

function Told({ title, note, sign, rows, foot, children }: { title: string; note?: string; sign?: string; rows: ReactNode[]; foot: ReactNode; children?: ReactNode }) {
  return (
    <>
      <header><h2>{title}</h2>{note && <p className="soft">{note}</p>}{sign && <p className="sr-only">{sign}</p>}</header>
      {children}
      <ul className="sync-told">{rows}</ul>
      <footer>{foot}</footer>
    </>
  );
}

/** Once more at once, a rest, and going on. */
export function SyncActions({ state }: { state: SyncState }) {
  const run = (work: Promise<SyncState>): void => void work.then((next) => keepAnswer('sync_state', {}, next), toastError);
  const paused = state.phase === 'paused';
  return (
    <>
      {!paused && mayCall('sync_now') && <Button icon="sync" isDisabled={state.phase === 'working' || state.phase === 'loading'} onPress={() => run(call('sync_now', {}))} testId="sync.now">{t('sync-now')}</Button>}
      {state.phase !== 'stopped' && mayCall('sync_limits') && <Button icon={paused ? 'play' : 'pause'} onPress={() => run(call('sync_limits', { paused: !paused, most_kilobytes: state.most_kilobytes }))} testId="sync.pause">{t(paused ? 'sync-go-on' : 'sync-rest')}</Button>}
    </>
  );
}
