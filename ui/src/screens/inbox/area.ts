import { go } from '../../shell/router';
import { type Area, screen } from '../../shell/navigation';
import { isJoined } from '../../sync/state';

export const area: Area = {
  id: 'inbox',
  screens: [screen('/inbox', () => import('./Inbox'), 'Inbox')],
  commands: [{ id: 'inbox.open', title: 'cmd-inbox', group: 'go', icon: 'inbox', keys: ['Ctrl+Shift+I'], inFields: true, silent: true, when: isJoined, run: () => go('/inbox') }],
};
