/** How many rows a list has and what its amounts come to: under its columns, per currency. */
import type { ReactNode } from 'react';

import type { Page, Sum } from '../core/generated/commands';
import { type CommandName, useQueryOf } from '../core/client';
import * as fmt from '../fmt';
import type { Column } from '../grid/columns';
import { t } from '../i18n';
import { officeOrNone } from '../shell/office';
import type { Asked } from './address';
import type { ListSpec } from './spec';

/** The part of a list's answer that is not its rows. */
export type Figures = Omit<Page<unknown>, 'rows'>;

/** What a column comes to, the currency of the company first. */
function amountsOf<Row>({ id, field = id }: Column<Row>, sums: readonly Sum[]): fmt.Money[] {
  const home = officeOrNone()?.company.currency;
  const own = sums.filter(({ column }) => column === field).map(({ amount }) => amount);
  return [...own.filter(({ currency }) => currency === home), ...own.filter(({ currency }) => currency !== home)];
}

/** The sums by the columns that show them. A band has room for one line: what there is in further currencies is told when pointed at. */
export function sumsUnder<Row>(columns: readonly Column<Row>[], sums: readonly Sum[], inBand = false): ReadonlyMap<string, ReactNode> {
  return new Map(columns.filter(({ sum }) => sum).flatMap((column): [string, ReactNode][] => {
    const amounts = amountsOf(column, sums);
    const [first, ...others] = amounts;
    if (first === undefined) return [];
    const texts = amounts.map((amount) => fmt.money(amount));
    if (inBand) return [[column.id, others.length === 0 ? texts[0] : <span key={column.id} title={texts.join(' + ')}><span className="soft">… + </span>{texts[0]}</span>]];
    return [[column.id, <span key={column.id} className="grid-sums">{texts.map((text) => <span key={text}>{text}</span>)}</span>]];
  }));
}

/** "50,000+" where a list was not counted to its end. */
export const countText = (total: number, more: boolean): string => (more ? `${fmt.count(total - total % 1000)}+` : fmt.count(total));

export const rowsText = (total: number, more: boolean, filtered: boolean): string => (more ? t('rows-most', { count: total - total % 1000 }) : t(filtered ? 'rows-found' : 'rows', { count: total }));

/** Asked for once the rows are there; shown as long as the next ones are on their way. The order of the rows changes nothing. */
export function useFigures<Row, N extends CommandName>(spec: ListSpec<Row, N>, ask: Asked, wanted: boolean): Figures | undefined {
  const { data } = useQueryOf(spec.command, spec.request({ ...ask, sort: null, from: 0, to: 0, sum: true }), { enabled: wanted, keep: true });
  return data as Figures | undefined;
}

/** What the selected rows come to, in words; nothing while it is not known. */
export function useSelected<Row, N extends CommandName>(spec: ListSpec<Row, N>, columns: readonly Column<Row>[], chosen: Asked, wanted: boolean): string {
  const { data } = useQueryOf(spec.command, spec.request({ ...chosen, sort: null, from: 0, to: 0, sum: true }), { enabled: wanted, keep: true });
  const sums = (data as Figures | undefined)?.sums ?? [];
  return wanted ? columns.filter(({ sum }) => sum).flatMap((column) => {
    const own = amountsOf(column, sums).map((amount) => fmt.money(amount));
    return own.length === 0 ? [] : [`${t(column.title)} ${own.join(' + ')}`];
  }).join(' · ') : '';
}
