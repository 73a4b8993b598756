import type { Command } from '../../commands/registry';
import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { REPORTS, mayRead } from './places';

/** Every report is one name in the palette. */
const goTo = ({ id, path, right }: (typeof REPORTS)[number]): Command => ({ id: `go.report-${id}`, title: `cmd-go-report-${id}`, group: 'go', icon: 'report', when: () => mayRead({ right }), run: () => go(path) });

export const area: Area = {
  id: 'reports',
  screens: [
    screen('/reports', () => import('./Dashboard'), 'Dashboard'),
    screen('/reports/sales', () => import('./SalesReport'), 'SalesReport'),
    screen('/reports/receivables', () => import('./AgeingReport'), 'AgeingReport'),
    screen('/reports/stock', () => import('./StockValueReport'), 'StockValueReport'),
    screen('/reports/balance', () => import('./TrialBalance'), 'TrialBalance'),
    screen('/reports/vat', () => import('./VatReport'), 'VatReport'),
  ],
  commands: REPORTS.filter(({ id }) => id !== 'overview').map(goTo),
};
