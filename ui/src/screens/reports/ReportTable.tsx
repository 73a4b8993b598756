/** The rows of a report with their totals. */
import type { ReactNode } from 'react';

import { t } from '../../i18n';

export interface ReportColumn<Row> {
  /** The field of the answer that goes into the file. */
  field: string;
  title: string;
  end?: boolean;
  cell: (row: Row) => ReactNode;
  /** What stands below the column. */
  total?: ReactNode;
}

interface TableProps<Row> {
  label: string;
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
}

export function ReportTable<Row>({ label, columns, rows, rowId }: TableProps<Row>) {
  if (rows.length === 0) return <p className="soft">{t('report-nothing')}</p>;
  const [, ...others] = columns;
  return (
    <div className="lines issued">
      <table aria-label={label}>
        <thead><tr>{columns.map(({ field, title, end }) => <th key={field} scope="col" className={end ? 'end' : undefined}>{t(title)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => <tr key={rowId(row)}>{columns.map(({ field, end, cell }) => <td key={field} className={end ? 'end' : undefined}>{cell(row)}</td>)}</tr>)}
          {others.some(({ total }) => total !== undefined) && (
            <tr className="strong"><td>{t('report-total')}</td>{others.map(({ field, end, total }) => <td key={field} className={end ? 'end' : undefined}>{total}</td>)}</tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
