/** A list as a file: all of its rows, with the columns that are shown. */
import { type CommandName, type RequestOf, call } from '../core/client';
import { saveFile } from '../core/files';
import type { JsonValue, ListCsv } from '../core/generated/commands';
import * as fmt from '../fmt';
import type { Column } from '../grid/columns';
import { t } from '../i18n';

/** Columns that the screen makes up itself are no fields of the rows and stay out. Spreadsheets take the decimal mark of the language. */
export function csvOf<Row, N extends CommandName>(list: N, request: RequestOf<N>, columns: readonly Column<Row>[], row: Row): ListCsv {
  const named = columns.map(({ id, field = id, title }) => ({ name: field, title: t(title) }));
  return { list, parameters: request as JsonValue, columns: named.filter(({ name }) => Object.hasOwn(row as object, name)), semicolons: fmt.decimal('0.5').includes(',') };
}

/** `title` is what the file is called. */
export const exportList = async (title: string, request: ListCsv): Promise<unknown> => saveFile({ ...await call('list_csv', request), name: `${title}.csv` }, t('cmd-list-export'));
