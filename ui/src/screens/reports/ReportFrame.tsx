/** What all reports have: the way to the others, what they are asked for, the table as a file. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { type Command, useCommands } from '../../commands/registry';
import { t } from '../../i18n';
import { FORMATS, type TableContent, exportTable } from '../../list/exporting';
import { may, useOffice } from '../../shell/office';
import { AsOf, NotAll } from '../../sync/AsOf';
import { CommandButton, Menu, toastError } from '../../ui';
import { REPORTS, mayRead } from './places';
import type { ReportColumn } from './ReportTable';
import './reports.css';

/** The report as a file with the columns of the screen. */
const contentOf = <Row,>(id: string, report: string, parameters: unknown, columns: readonly ReportColumn<Row>[], note?: string): TableContent => ({
  of: report, parameters, title: t(`report-${id}`), columns: columns.filter(({ own }) => !own).map(({ field, title }) => ({ name: field, title: t(title) })), notes: note ? [note] : [],
});

interface FrameProps<Row> {
  id: (typeof REPORTS)[number]['id'];
  /** Its command, what it is asked for, and what goes into the file. */
  csv?: { report: string; parameters: unknown; columns: readonly ReportColumn<Row>[] };
  /** What it is of, for the printed page: its day or its span. */
  note?: string;
  /** Fields that say what is asked for. */
  tools?: ReactNode;
  /** What is shown is the answer to the question before. */
  busy?: boolean;
  children: ReactNode;
}

export function ReportFrame<Row>({ id, csv, note, tools, busy = false, children }: FrameProps<Row>) {
  const right = REPORTS.find((report) => report.id === id)?.right === 'ledger.see' ? 'ledger.export' : 'report.export';
  const { company } = useOffice();
  useCommands([{ id: 'reports.print', title: 'cmd-report-print', group: 'record', icon: 'print', keys: ['Ctrl+P'], run: () => window.print() }, ...FORMATS.map((format): Command => ({
    id: `reports.export-${format}`, title: `export-as-${format}`, group: 'record', icon: 'export', ...(format === 'csv' ? { keys: ['Ctrl+E'] } : {}),
    when: () => csv !== undefined && may('report.see') && may(right),
    run: () => { if (csv) void exportTable('report_export', contentOf(id, csv.report, csv.parameters, csv.columns, note), format).catch(toastError); },
  }))]);
  return (
    <div className="report">
      <header className="screen-head">
        <h1>{t(`report-${id}`)}</h1>
        <span className="report-of">{[company.name, note].filter(Boolean).join(' · ')}</span>
        <NotAll /><AsOf />
        <span className="top-gap" />
        <CommandButton command="reports.print" />
        {csv && <Menu label={t('export-as')} commands={FORMATS.map((format) => `reports.export-${format}`)} />}
      </header>
      <nav className="places segments" aria-label={t('area-reports')}>
        {REPORTS.filter(mayRead).map((report) => <Link key={report.id} to={report.path} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{t(`report-${report.id}`)}</Link>)}
      </nav>
      {tools && <div className="report-tools">{tools}</div>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div className="report-body" aria-busy={busy} tabIndex={0} role="group" aria-label={t(`report-${id}`)}>{children}</div>
    </div>
  );
}
