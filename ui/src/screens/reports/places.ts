/** The reports, who may read them, and where they are. */
import { may } from '../../shell/office';

interface ReportPlace {
  id: 'overview' | 'sales' | 'receivables' | 'stock' | 'balance' | 'vat';
  path: string;
  right: 'report.see' | 'ledger.see';
}

export const REPORTS: readonly ReportPlace[] = [
  { id: 'overview', path: '/reports', right: 'report.see' },
  { id: 'sales', path: '/reports/sales', right: 'report.see' },
  { id: 'receivables', path: '/reports/receivables', right: 'report.see' },
  { id: 'stock', path: '/reports/stock', right: 'report.see' },
  { id: 'balance', path: '/reports/balance', right: 'ledger.see' },
  { id: 'vat', path: '/reports/vat', right: 'ledger.see' },
];

export const mayRead = ({ right }: Pick<ReportPlace, 'right'>): boolean => may(right);
