import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';

export const area: Area = {
  id: 'journal',
  screens: [screen('/journal', () => import('./JournalList'), 'JournalList'), screen('/journal/left', () => import('./DisclosureList'), 'DisclosureList')],
  commands: [
    { id: 'go.journal', title: 'cmd-go-journal', group: 'go', icon: 'clock', right: 'ledger.see', run: () => go('/journal') },
    { id: 'go.disclosures', title: 'cmd-go-disclosures', group: 'go', icon: 'export', right: 'ledger.see', run: () => go('/journal/left') },
  ],
};
