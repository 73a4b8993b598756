/** What a list is. Everything else (columns, filters, keys, peek, states) is the same for every list. */
import type { ReactNode } from 'react';

import type { CommandName, RequestOf, ResponseOf } from '../core/client';
import type { Column, Sort } from '../grid/columns';
import type { RowWindow } from '../grid/rowPages';
import type { Selection } from '../grid/selection';
import type { Right } from '../shell/office';
import type { IconName } from '../ui/icons';
import type { Filter as CoreFilter, GroupBy } from '../core/generated/commands';
import type { BulkChange } from './bulk/changes';
import type { Filter } from './fields';
import type { Grouping } from './groups';

/** What the list is asked for. */
export interface ListAsk {
  /** First row, and the one after the last. */
  from: number;
  to: number;
  search: string;
  sort: Sort | null;
  /** Conditions that all hold, in terms of the core. */
  filters: CoreFilter[];
  /** Of these lists one holds, if there are any; within a list all do. */
  any: CoreFilter[][];
  /** Groups instead of rows. */
  group?: GroupBy;
  /** What the amounts of all rows come to as well. */
  sum?: boolean;
}

/** Something to do with the row under the cursor: a key, an entry in its menu and in the palette. */
export interface RowAction<Row> {
  /** `invoices.print`. */
  id: string;
  /** Key of its text. */
  title: string;
  icon?: IconName;
  keys?: string[];
  /** What somebody must be allowed: others never see it. */
  right?: Right;
  when?: (row: Row) => boolean;
  run: (row: Row) => void;
}

/** Something to do with all selected rows. */
export interface BulkAction {
  id: string;
  title: string;
  icon?: IconName;
  /** Count instead of the same keys of a row while rows are selected. */
  keys?: string[];
  /** The predicate and what it applies to; never a list of all ids. */
  run: (selection: Selection, ask: Omit<ListAsk, 'from' | 'to'>, count: number) => void;
}

export interface ListSpec<Row, N extends CommandName = CommandName> {
  /** Name for stored widths and test ids: `invoices`. */
  id: string;
  /** Key of the title. */
  title: string;
  /** Key of the area's name: it is the heading where `views` say which list of the area this is. */
  area?: string;
  icon: IconName;
  /** The command that reads the rows; what it declares to read keeps the list fresh. */
  command: N;
  request: (ask: ListAsk) => RequestOf<N>;
  /** Where the rows are in the answer. */
  rows: (answer: ResponseOf<N>, ask: ListAsk) => RowWindow<Row>;
  rowId: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** Path of a record. */
  open?: (row: Row) => string;
  /** For records without a page of their own: opens it over the list. */
  openHere?: (row: Row) => void;
  sort?: Sort;
  /** The column on which the cursor stands at first, where cells are changed in place. */
  firstCell?: string;
  filters?: readonly Filter<Row>[];
  /** By what it can be grouped. */
  groups?: readonly Grouping[];
  /** Off for lists that cannot be searched. */
  search?: boolean;
  /** What the panel beside the list shows of the row under the cursor. */
  peek?: (row: Row) => ReactNode;
  /** Id of the command behind `n`. */
  create?: string;
  /** Ids of further commands in the head: export, import. */
  actions?: readonly string[];
  rowActions?: readonly RowAction<Row>[];
  bulkActions?: readonly BulkAction[];
  /** What can be changed of all selected rows. */
  changes?: readonly BulkChange[];
  /** Off for rows without an id of their own. */
  selects?: boolean;
  isFaded?: (row: Row) => boolean;
  /** Why it is empty and what to do; keys of texts, the command that ends it where that is not `create`, and a second one. */
  empty: { title: string; hint: string; command?: string; also?: string };
  /** Figures in the status bar, from the last answer (sums). */
  summary?: (answer: ResponseOf<N>) => ReactNode;
  /** Beside the title: other ways to look at the same (board or list). */
  views?: ReactNode;
  /** Above the rows: figures, drafts. */
  head?: ReactNode;
}

/** Gives a spec its types: `const invoices = listOf({ command: 'document_list', ... })`. */
export const listOf = <Row, N extends CommandName>(spec: ListSpec<Row, N>): ListSpec<Row, N> => spec;
