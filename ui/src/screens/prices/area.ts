import { type Area, screen } from '../../shell/navigation';

export const area: Area = {
  id: 'prices',
  screens: [screen('/prices', () => import('./PriceLists'), 'PriceLists'), screen('/prices/$id', () => import('./PriceItemList'), 'PriceItemList')],
};
