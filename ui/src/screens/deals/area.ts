import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { newDeal } from './newDeal';

export const area: Area = {
  id: 'deals',
  screens: [
    screen('/deals', () => import('./DealBoard'), 'DealBoard'), screen('/deals/list', () => import('./DealList'), 'DealList'), screen('/deals/$id', () => import('./DealScreen'), 'DealScreen'),
  ],
  commands: [{ id: 'deals.new', title: 'cmd-deal-new', group: 'create', icon: 'deals', right: 'deal.create', run: () => void newDeal().then((id) => { if (id) go(`/deals/${id}`); }) }],
};
