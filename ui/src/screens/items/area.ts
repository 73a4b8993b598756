import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { newItem } from './newItem';

export const area: Area = {
  id: 'items',
  screens: [screen('/items', () => import('./ItemList'), 'ItemList'), screen('/items/$id', () => import('./ItemScreen'), 'ItemScreen')],
  commands: [{ id: 'items.new', title: 'cmd-item-new', group: 'create', icon: 'item', right: 'item.create', run: () => void newItem().then((id) => { if (id) go(`/items/${id}`); }) }],
};
