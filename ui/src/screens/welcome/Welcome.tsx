/** No company is open: make one, look around in the demo company, or open one that is there. */
import { useEffect, useState } from 'react';

import { call, callDesktop, isDesktop } from '../../core/client';
import { chooseFile, choosePlace } from '../../core/files';
import type { ProgramState } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { languages, t } from '../../i18n';
import { settleIn, useOfficeOrNone } from '../../shell/office';
import { go, goInstead } from '../../shell/router';
import { Button, FormFaults, Icon, Loaded, Select, changeSettings, useSettings } from '../../ui';
import { ArchiveDialog, bringingBack } from './ArchiveDialog';
import { DemoDialog } from './DemoDialog';
import { askToOpen, fileName, openWithHelp, pathOf, wayOf } from './OpenDialog';
import { Stage } from './Stage';

/** Opens the rooms of a company that has just been made or opened. */
export function moveIn(state: ProgramState): void {
  if (settleIn(state)) goInstead('/home');
  else if (state.waiting) goInstead('/sign-in');
}

export function Welcome() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [demo, setDemo] = useState(false);
  const [archive, setArchive] = useState(false);
  const opened = useOfficeOrNone();
  const chosen = useSettings().language;
  const begin = (work: () => Promise<ProgramState | null>): void => {
    setError(null);
    setBusy(true);
    work().then((state) => { if (state) moveIn(state); }).catch(setError).finally(() => setBusy(false));
  };
  // The file of the start could not be opened: the person must hear why.
  useEffect(() => {
    if (!isDesktop()) return;
    callDesktop('opening', {}).catch((fault: unknown) => {
      const way = wayOf(fault);
      const path = pathOf(fault);
      if (way === null || path === null) setError(fault);
      else begin(() => askToOpen(fileName(path), way, (secret) => call('company_open', { path, ...secret })));
    });
  }, []);
  const open = (path: string): void => begin(() => openWithHelp(fileName(path), (secret) => call('company_open', { path, ...secret })));
  const choose = async (): Promise<void> => {
    const path = await chooseFile(t('welcome-open-title'), t('welcome-file-type'), ['kontor']);
    if (path !== null) open(path);
  };
  /** This PC is new, or the company is gone: a backup becomes the company. What opens it may be on paper. */
  const restore = async (): Promise<void> => {
    const backup = await chooseFile(t('welcome-backup-title'), t('welcome-backup-type'), ['kontor-backup']);
    if (backup === null) return;
    const path = await choosePlace(t('welcome-backup-place'), `${fileName(backup)}.kontor`, t('welcome-file-type'), ['kontor']);
    if (path === null) return;
    begin(() => openWithHelp(fileName(backup), async (secret) => (await call('backup_restore', { backup, path, until: null, ...secret })).state));
  };
  /** The core reads the file itself: it may be larger than any page should hold. */
  const bringBack = async (): Promise<void> => {
    const file = await chooseFile(t('welcome-archive-title'), t('settings-export-type'), ['zip']);
    if (file === null) return;
    bringingBack.forget();
    setArchive(true);
    const answer = await bringingBack.start({ file, path: null });
    if (answer?.report.findings.length === 0) moveIn(answer.state);
  };
  return (
    <Stage title={t('welcome-title')} hint={t('welcome-hint')}>
      {error !== null && <FormFaults error={error}>{null}</FormFaults>}
      <div className="welcome-ways">
        <Way icon="building" title={t('welcome-new')} text={t('welcome-new-hint')} testId="welcome.new" isDisabled={busy} onPress={() => go('/welcome/new')} />
        <Way icon="server" title={t('welcome-join')} text={t('welcome-join-hint')} testId="welcome.join" isDisabled={busy} onPress={() => go('/welcome/join')} />
        <Way icon="star" title={t('welcome-demo')} text={t('welcome-demo-hint')} testId="welcome.demo" isDisabled={busy} onPress={() => setDemo(true)} />
      </div>
      <section className="welcome-files">
        <header><h2>{t('welcome-open')}</h2>{isDesktop() && (
          <span>
            <Button look="quiet" icon="archive" isDisabled={busy} onPress={() => void choose().catch(setError)}>{t('welcome-open-other')}</Button>
            <Button look="quiet" icon="clock" isDisabled={busy} onPress={() => void restore().catch(setError)} testId="welcome.backup">{t('welcome-backup')}</Button>
            <Button look="quiet" icon="import" isDisabled={busy} onPress={() => void bringBack().catch(setError)} testId="welcome.archive">{t('welcome-archive')}</Button>
          </span>
        )}</header>
        <Loaded command="company_files" request={{}} lines={2}>
          {(files) => (files.length === 0 ? <p className="soft">{t('welcome-no-files')}</p> : (
            <ul>
              {files.map(({ name, path }) => (
                <li key={path}>
                  <button type="button" className="welcome-file" title={path} disabled={busy} onClick={() => open(path)}>
                    <Icon name="ledger" /><span>{name}</span>{opened?.path === path && <span className="soft">{t('welcome-is-open')}</span>}<Icon name="arrow" size={16} />
                  </button>
                </li>
              ))}
            </ul>
          ))}
        </Loaded>
      </section>
      <div className="welcome-language">
        <Select label={t('setting-language')} value={chosen || fmt.language()} onChange={(code) => changeSettings({ language: code })} choices={languages.map(({ code, name }) => ({ id: code, title: name }))} />
      </div>
      {archive && <ArchiveDialog onIn={({ state }) => moveIn(state)} onClose={() => setArchive(false)} />}
      {demo && <DemoDialog onMade={moveIn} onClose={() => setDemo(false)} />}
    </Stage>
  );
}

interface WayProps {
  icon: 'building' | 'server' | 'star';
  title: string;
  text: string;
  testId: string;
  isDisabled: boolean;
  onPress: () => void;
}

function Way({ icon, title, text, testId, isDisabled, onPress }: WayProps) {
  return (
    <button type="button" className="welcome-way" disabled={isDisabled} data-testid={testId} onClick={onPress}>
      <Icon name={icon} size={24} /><strong>{title}</strong><span>{text}</span>
    </button>
  );
}
