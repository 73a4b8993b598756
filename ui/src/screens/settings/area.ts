import { type Area, screen } from '../../shell/navigation';

export const area: Area = {
  id: 'settings',
  screens: [screen('/settings', () => import('./SettingsScreen'), 'SettingsScreen')],
};
