import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { newParty } from './newParty';

const make = (side: 'customer' | 'supplier'): void => void newParty({ side }).then((party) => { if (party) go(`/contacts/${party.id}`); });

export const area: Area = {
  id: 'contacts',
  screens: [screen('/contacts', () => import('./PartyList'), 'PartyList'), screen('/contacts/$id', () => import('./PartyScreen'), 'PartyScreen')],
  commands: [
    { id: 'contacts.new', title: 'cmd-customer-new', group: 'create', icon: 'contacts', right: 'party.create', run: () => make('customer') },
    { id: 'contacts.new-supplier', title: 'cmd-supplier-new', group: 'create', icon: 'contacts', right: 'party.create', run: () => make('supplier') },
  ],
};
