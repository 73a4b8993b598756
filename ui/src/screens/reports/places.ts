/** The reports, who may read them, and where they are. */
import { may } from '../../shell/office';

interface ReportPlace {
  id: 'overview' | 'sales' | 'receivables' | 'stock' | 'balance' | 'vat';
  path: string;
  right: 'report.read' | 'ledger.read';
}

export const REPORTS: readonly ReportPlace[] = [
  { id: 'overview', path: '/reports', right: 'report.read' },
  { id: 'sales', path: '/reports/sales', right: 'report.read' },
  { id: 'receivables', path: '/reports/receivables', right: 'report.read' },
  { id: 'stock', path: '/reports/stock', right: 'report.read' },
  { id: 'balance', path: '/reports/balance', right: 'ledger.read' },
  { id: 'vat', path: '/reports/vat', right: 'ledger.read' },
];

export const mayRead = ({ right }: Pick<ReportPlace, 'right'>): boolean => may(right);
