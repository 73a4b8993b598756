/** A list or report as a file for a spreadsheet or for paper: all of its rows, with the columns that are shown. */
import type { CommandName, RequestOf } from '../core/client';
import { choosePlace, revealFile, saveFile, savesByPath } from '../core/files';
import type { ExportColumn, TableExport, TableFormat } from '../core/generated/commands';
import type { Column } from '../grid/columns';
import { t } from '../i18n';
import { runOver } from '../jobs/running';
import { toast, toastError } from '../ui';
import type { Condition, Conditions } from './conditions';
import type { Filter } from './fields';
import { choiceTitles, wordsOf } from './words';

/** What goes into a file of any kind. */
export type TableContent = Omit<TableExport, 'format' | 'to'>;

export const FORMATS: readonly TableFormat[] = ['csv', 'xlsx', 'pdf'];

const isMoney = (value: unknown): boolean => typeof value === 'object' && value !== null && 'minor' in value;

/**
 * Columns that the screen makes up itself are no fields of the rows and stay out. Words of the program are written as its
 * filters name them; in a spreadsheet amounts have their currency beside them.
 */
export function columnsOf<Row>(columns: readonly Column<Row>[], row: Row, filters: readonly Filter<Row>[] = []): ExportColumn[] {
  const fields = row as Record<string, unknown>;
  const named = columns.map(({ id, field = id, title }): ExportColumn => {
    const filter = filters.find((one) => one.kind === 'choice' && (one.column ?? one.id) === field);
    const words = filter?.kind === 'choice' ? Object.fromEntries(filter.choices().map((choice) => [choice.id, choice.title])) : {};
    return { name: field, title: t(title), words };
  }).filter(({ name }) => Object.hasOwn(fields, name));
  const last = named.findLastIndex(({ name }) => isMoney(fields[name]));
  return named.flatMap((column, at) => (at === last ? [column, { name: `${column.name}.currency`, title: t('export-currency') }] : [column]));
}

/** What was asked for, in words, for the printed page. */
export async function notesOf<Row>(filters: readonly Filter<Row>[], { all, any }: Conditions, search: string): Promise<string[]> {
  const said = async (condition: Condition): Promise<string> => {
    const field = filters.find(({ id }) => id === condition.field) as Filter | undefined;
    if (!field) return '';
    const titles = field.kind === 'record' ? await Promise.all(condition.values.map((id) => field.titleOf(id)))
      : field.kind === 'choice' ? choiceTitles(field.choices(), condition.values) : [...condition.values];
    const { verb, value } = wordsOf(field, condition, titles);
    return [t(field.title), verb, value].filter(Boolean).join(' ');
  };
  const both = [await Promise.all(all.map(said)), [(await Promise.all(any.map(said))).join(` ${t('filter-or')} `)]].flat();
  return [...both, search && `“${search}”`].filter(Boolean);
}

export const listContent = <N extends CommandName>(list: N, request: RequestOf<N>, title: string, columns: ExportColumn[], notes: string[]): TableContent =>
  ({ of: list, parameters: request, title, columns, notes });

/** Makes the file where the person wants it, and says where it is. */
export async function exportTable(command: 'list_export' | 'report_export', content: TableContent, format: TableFormat): Promise<void> {
  const title = t(`export-as-${format}`);
  const to = savesByPath() ? await choosePlace(title, `${content.title ?? ''}.${format}`, format.toUpperCase(), [format]) : null;
  if (savesByPath() && to === null) return;
  // On paper an amount names its currency itself.
  const columns = format === 'pdf' ? content.columns?.filter(({ name }) => !name.endsWith('.currency')) : content.columns;
  const made = await runOver(command, { ...content, ...(columns ? { columns } : {}), format, to }, content.title ?? title);
  if (made?.file) await saveFile(made.file, title);
  const path = made?.path;
  if (path) toast({ kind: 'done', title: t('export-done', { count: made.rows }), text: path, action: { title: t('preview-reveal'), run: () => void revealFile(path).catch(toastError) } });
}
