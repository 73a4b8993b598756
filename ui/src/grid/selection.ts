/** What is selected, as a predicate: "all 11,133 but 4" is two facts, not 11,129 ids. */

export interface Selection {
  /** All rows that match the filter, except `ids`; otherwise only `ids`. */
  all: boolean;
  ids: ReadonlySet<string>;
}

export const NOTHING: Selection = { all: false, ids: new Set() };
export const EVERYTHING: Selection = { all: true, ids: new Set() };

export const isSelected = ({ all, ids }: Selection, id: string): boolean => ids.has(id) !== all;

export const selectedCount = ({ all, ids }: Selection, total: number): number => (all ? Math.max(0, total - ids.size) : ids.size);

/** Selects these rows too. */
export const withRows = (selection: Selection, ids: readonly string[]): Selection => ids.reduce((now, id) => toggled(now, id, true), selection);

/** Selects these rows together, or none of them where all are selected already. */
export function toggledAll(selection: Selection, ids: readonly string[]): Selection {
  const select = !ids.every((id) => isSelected(selection, id));
  return ids.reduce((now, id) => toggled(now, id, select), selection);
}

/** Selects or unselects one row. */
export function toggled(selection: Selection, id: string, select = !isSelected(selection, id)): Selection {
  const ids = new Set(selection.ids);
  if (select === selection.all) ids.delete(id);
  else ids.add(id);
  return { all: selection.all, ids };
}
