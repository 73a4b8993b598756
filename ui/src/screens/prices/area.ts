import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';

export const area: Area = {
  id: 'prices',
  screens: [
    screen('/prices', () => import('./PriceLists'), 'PriceLists'), screen('/prices/rules', () => import('./PriceRules'), 'PriceRules'),
    screen('/prices/try', () => import('./TryOut'), 'TryOut'), screen('/prices/$id', () => import('./PriceItemList'), 'PriceItemList'),
  ],
  commands: [
    { id: 'go.price-rules', title: 'cmd-go-price-rules', group: 'go', icon: 'price', right: 'price.see', run: () => go('/prices/rules') },
    { id: 'go.price-try', title: 'cmd-go-price-try', group: 'go', icon: 'help', right: 'price.see', run: () => go('/prices/try') },
  ],
};
