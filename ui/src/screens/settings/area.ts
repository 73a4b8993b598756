import { type Area, screen } from '../../shell/navigation';
import { may } from '../../shell/office';
import { go } from '../../shell/router';
import { GROUPS } from './parts';

export const area: Area = {
  id: 'settings',
  screens: [screen('/settings', () => import('./SettingsScreen'), 'SettingsScreen')],
  commands: GROUPS.flat().map(({ id, right }) => ({
    id: `go.settings-${id}`, title: `cmd-settings-${id}`, group: 'go', icon: 'settings', when: () => right === null || may(right), run: () => go(`/settings?part=${id}`),
  })),
};
