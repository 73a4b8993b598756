import { type Area, screen } from '../../shell/navigation';
import { may } from '../../shell/office';
import { go } from '../../shell/router';

const mayImport = (): boolean => may('company.change');

export const area: Area = {
  id: 'import',
  screens: [screen('/import', () => import('./ImportScreen'), 'ImportScreen')],
  commands: [
    { id: 'import.open', title: 'cmd-import', group: 'go', icon: 'import', also: 'cmd-import-also', when: mayImport, run: () => go('/import') },
    { id: 'import.parties', title: 'cmd-import-parties', group: 'go', icon: 'import', when: mayImport, run: () => go('/import?kind=parties') },
    { id: 'import.items', title: 'cmd-import-items', group: 'go', icon: 'import', when: mayImport, run: () => go('/import?kind=items') },
  ],
};
