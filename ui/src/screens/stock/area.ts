import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { newTransfer } from './TransferDialog';

export const area: Area = {
  id: 'stock',
  screens: [screen('/stock', () => import('./LevelList'), 'LevelList'), screen('/stock/moves', () => import('./MoveList'), 'MoveList')],
  commands: [
    { id: 'stock.transfer', title: 'cmd-stock-transfer', group: 'create', icon: 'stock', right: 'stock.post', run: () => void newTransfer() },
    { id: 'go.stock-moves', title: 'cmd-go-stock-moves', group: 'go', icon: 'stock', run: () => go('/stock/moves') },
  ],
};
