/** The rows of a report with their totals; a row can open to what it is made of. */
import { Fragment, type ReactNode, useState } from 'react';

import { t } from '../../i18n';
import { Icon, isLong, useLongRows } from '../../ui';

export interface ReportColumn<Row> {
  /** The field of the answer that goes into the file. */
  field: string;
  title: string;
  end?: boolean;
  /** Reckoned by the screen; no field of the answer. */
  own?: boolean;
  cell: (row: Row) => ReactNode;
  /** What stands below the column. */
  total?: ReactNode;
}

interface TableProps<Row> {
  label: string;
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What a row is made of, as a table row of its own below it. */
  parts?: (row: Row) => ReactNode;
  /** Open from the start. */
  opened?: boolean;
}

export function ReportTable<Row>({ label, columns, rows, rowId, parts, opened = false }: TableProps<Row>) {
  const { shown, end: more } = useLongRows(rows);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  if (rows.length === 0) return <p className="soft">{t('report-nothing')}</p>;
  const [, ...others] = columns;
  const turn = (id: string): void => setTurned((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const total = others.some((column) => column.total !== undefined) && (
    <tr className="strong"><td>{t('report-total')}</td>{others.map((column) => <td key={column.field} className={column.end ? 'end' : undefined}>{column.total}</td>)}</tr>
  );
  // Nobody goes to the end of thousands of rows for their sum.
  const totalFirst = isLong(rows);
  return (
    <div className="lines issued">
      <table aria-label={label}>
        <thead><tr>{columns.map(({ field, title, end }) => <th key={field} scope="col" className={end ? 'end' : undefined}>{t(title)}</th>)}</tr></thead>
        <tbody>
          {totalFirst && total}
          {shown.map((row) => {
            const id = rowId(row);
            const open = turned.has(id) !== opened;
            return (
              <Fragment key={id}>
                <tr>
                  {columns.map(({ field, end, cell }, at) => (
                    <td key={field} className={end ? 'end' : undefined}>
                      {at === 0 && parts ? <span className="report-turn"><button type="button" aria-expanded={open} aria-label={t('report-parts')} onClick={() => turn(id)}><Icon name={open ? 'down' : 'right'} size={14} /></button>{cell(row)}</span> : cell(row)}
                    </td>
                  ))}
                </tr>
                {parts && open && parts(row)}
              </Fragment>
            );
          })}
          {more}
          {!totalFirst && total}
        </tbody>
      </table>
    </div>
  );
}
