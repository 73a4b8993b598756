/** The frame around every screen: rail, top bar, screen, status bar, and what may lie over them. */
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { Dispatcher, listenToKeys } from '../commands/dispatcher';
import { registry, useAllCommands, useCommands } from '../commands/registry';
import { t } from '../i18n';
import { SyncSign } from '../sync/SyncSign';
import { belongs, useNeeds, useSyncState } from '../sync/state';
import { CommandButton, Keys } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Badge } from '../ui/parts';
import { AskHost, DialogHost, Menu, ToastRegion } from '../ui/overlays';
import { currentSettings, useSettings } from '../ui/settings';
import { KeySheet } from './KeySheet';
import { Pins } from './Pins';
import { Palette } from './Palette';
import { type Area, railOf } from './navigation';
import { DESK_COMMANDS, useDesk } from './door/desk';
import { Lock } from './door/Lock';
import { followOffice, isLocked, useOfficeOrNone, useWaiting } from './office';
import { PreviewBar } from './Preview';
import { shellCommands } from './shellCommands';
import { useUndoCommands } from './undo';
import { setSequence, useSequence, useSession, useStatusContent } from './status';

/** One listener for all keys, for as long as the window shows screens. */
function useKeys(locked: boolean): void {
  useEffect(() => {
    if (locked) return undefined;
    const dispatcher = new Dispatcher(registry, () => Date.now(), () => currentSettings().letterKeys);
    dispatcher.onSequence = setSequence;
    return listenToKeys(dispatcher);
  }, [locked]);
}

export function Shell({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const { railOpen } = useSettings();
  const { demo } = useSession();
  // What may be gone to follows the person at work.
  const company = useOfficeOrNone();
  const joined = belongs(useSyncState());
  const commands = useMemo(() => [
    ...shellCommands(areas, { palette: () => setOver('palette'), keys: () => setOver('keys') }),
    ...DESK_COMMANDS, ...areas.flatMap((area) => area.commands ?? []),
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the commands ask `may`, which asks the company
  ], [areas, company, joined]);
  const undoing = useUndoCommands();
  useCommands([...commands, ...undoing], true);
  const waiting = useWaiting();
  const locked = isLocked();
  useKeys(locked);
  useEffect(followOffice, []);
  useDesk();
  return (
    <div inert={locked} className={demo ? 'shell demo' : 'shell'} data-rail={railOpen ? 'open' : 'closed'}>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('#main')?.focus(); }}>{t('skip-to-main')}</a>
      {company?.preview && <PreviewBar />}
      <Rail areas={areas} />
      <TopBar onSearch={() => setOver('palette')} />
      <main id="main" className="main" data-pane="main" tabIndex={-1}>{children}</main>
      <StatusBar />
      {over === 'palette' && <Palette areas={areas} onClose={() => setOver(null)} />}
      {over === 'keys' && <KeySheet onClose={() => setOver(null)} />}
      <DialogHost />
      <AskHost />
      {locked && waiting ? <Lock waiting={waiting} /> : <ToastRegion />}
    </div>
  );
}

function Rail({ areas }: { areas: readonly Area[] }) {
  const { company, demo } = useSession();
  useOfficeOrNone();
  const needs = useNeeds();
  return (
    <nav className="rail" data-pane="rail" aria-label={t('areas')}>
      <div className="rail-head"><span className="mark" aria-hidden="true">K</span><span className="rail-company">{company || 'Kontor'}</span></div>
      {demo && <p className="rail-demo">{t('demo-company')}</p>}
      {railOf(areas).map((group) => (
        <ul key={group[0]?.id}>
          {group.map(({ id, title, icon, keys, path }) => (
            <Fragment key={id}>
              <li>
                <Link to={path} className="rail-link" activeProps={{ 'aria-current': 'page' }} title={t(title)} data-testid={`go.${id}`}>
                  <Icon name={icon} size={18} /><span className="rail-title">{t(title)}</span><Keys keys={keys} />{id === 'inbox' && needs > 0 && <Badge tone="bad">{needs}</Badge>}
                </Link>
              </li>
              <Pins areas={areas} path={path} />
            </Fragment>
          ))}
        </ul>
      ))}
    </nav>
  );
}

function TopBar({ onSearch }: { onSearch: () => void }) {
  const creating = useAllCommands().filter(({ group, id }) => group === 'create' && id !== 'list.new' && id !== 'new.menu').map(({ id }) => id);
  const { user, branch, device } = useSession();
  const place = [branch, device].filter(Boolean).join(' · ');
  return (
    <header className="top" data-pane="top">
      <CommandButton command="view.rail" iconOnly />
      <button type="button" className="search-button" onClick={onSearch} data-testid="view.palette">
        <Icon name="search" size={16} /><span>{t('search-or-do')}</span><Keys keys="Ctrl+K" />
      </button>
      <span className="top-gap" />
      <SyncSign />
      <CommandButton command="edit.undo" iconOnly />
      <CommandButton command="view.theme" iconOnly />
      {creating.length > 0 && (
        <Menu label={t('new')} commands={[...new Set(creating)]} button={<AriaButton className="button plain" data-testid="new-menu"><Icon name="plus" size={16} /><span>{t('new')}</span></AriaButton>} />
      )}
      <Menu
        label={t('user-menu', { user })} commands={['desk.lock', 'desk.leave', 'desk.password', 'go.settings', 'view.density', 'view.theme', 'help.keys']}
        button={(
          <AriaButton className="button quiet session" aria-label={`${t('user-menu', { user })} ${place}`.trim()} data-testid="user-menu">
            <Icon name="user" size={18} />
            <span className="session-words"><strong>{user}</strong>{' '}<span>{place}</span></span>
          </AriaButton>
        )}
      />
    </header>
  );
}

function StatusBar() {
  const content = useStatusContent();
  const begun = useSequence();
  return (
    <footer className="status" data-pane="status">
      <div className="status-content" role="status">{content}</div>
      {begun.length > 0 && <span className="status-keys"><Keys keys={begun.join(' ')} /> …</span>}
      <span className="status-hint"><Keys keys="Ctrl+K" /> {t('status-palette')} <Keys keys="?" /> {t('status-keys')}</span>
    </footer>
  );
}
