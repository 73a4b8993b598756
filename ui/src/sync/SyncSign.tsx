/** The sign of sync in the top bar: always there, in words; whoever wants to know more presses it. It never opens by itself. */
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';

import { useCommands } from '../commands/registry';
import { t } from '../i18n';
import { Badge } from '../ui/parts';
import { Icon } from '../ui/icons';
import { SyncPanel } from './SyncPanel';
import { signOf } from './standing';
import { belongs, useFollowedSyncState, useNeeds } from './state';

/** What a screen reader is told when it comes about; sending and receiving come and go. */
const TOLD: readonly string[] = ['offline', 'paused', 'stopped'];

export function SyncSign() {
  const state = useFollowedSyncState();
  const [open, setOpen] = useState(false);
  const { icon, tone, title } = signOf(state);
  const needs = useNeeds();
  const words = needs > 0 ? `${title}. ${String(needs)} ${t('sync-needs', { count: needs })}` : title;
  useCommands([{ id: 'sync.show', title: 'cmd-sync', group: 'view', icon: 'sync', keys: ['Ctrl+Shift+S'], inFields: true, also: 'sync-also', run: () => setOpen((before) => !before) }]);
  return (
    <>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <AriaButton className={`sync ${tone}`} data-testid="sync">
          <Icon name={icon} size={16} /><span className="sr-only">{t('sync-sign')}</span><span className="sync-words">{title}</span>
          {needs > 0 && <><Badge tone="bad">{needs}</Badge><span className="sr-only">{t('sync-needs', { count: needs })}</span></>}
        </AriaButton>
        <Popover className="popover sync-popover" placement="bottom end" offset={4}>
          <Dialog className="sync-panel" aria-label={t('cmd-sync')}><SyncPanel state={state} onLeave={() => setOpen(false)} /></Dialog>
        </Popover>
      </DialogTrigger>
      <span className="sr-only" role="status">{belongs(state) && (TOLD.includes(state.phase) || needs > 0) ? words : ''}</span>
    </>
  );
}
