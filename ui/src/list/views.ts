/** Views of lists that a person has named: search, filters, sort and columns. Kept on this computer, for each person apart. */
import { useSyncExternalStore } from 'react';

import { officeOrNone } from '../shell/office';

export interface View {
  name: string;
  /** What the address says of the list. */
  address: Readonly<Record<string, string>>;
  /** Ids of columns that are not shown. */
  hidden: readonly string[];
}

interface Kept {
  views: readonly View[];
  /** The columns hidden now. */
  hidden: readonly string[];
}

const KEY = 'kontor.lists';
const NOTHING: Kept = { views: [], hidden: [] };

type Lists = Readonly<Record<string, Kept>>;

function stored(): Lists {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Lists;
  } catch {
    return {};
  }
}

let lists = stored();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const keyOf = (list: string): string => `${officeOrNone()?.user.id ?? ''}:${list}`;

export const keptOf = (list: string): Kept => lists[keyOf(list)] ?? NOTHING;
export const useKept = (list: string): Kept => useSyncExternalStore(subscribe, () => keptOf(list));

function keep(list: string, change: Partial<Kept>): void {
  lists = { ...lists, [keyOf(list)]: { ...keptOf(list), ...change } };
  try {
    localStorage.setItem(KEY, JSON.stringify(lists));
  } catch {
    // The views hold for as long as the window is open.
  }
  for (const listener of listeners) listener();
}

export const hideColumns = (list: string, hidden: readonly string[]): void => keep(list, { hidden });

/** Keeps a view under its name; one of the same name is replaced in its place. */
export function saveView(list: string, view: View): void {
  const { views } = keptOf(list);
  const at = views.findIndex(({ name }) => name === view.name);
  keep(list, { views: at < 0 ? [...views, view] : views.with(at, view) });
}

/** Takes a view away. Answers how to bring it back to its place. */
export function removeView(list: string, name: string): () => void {
  const { views } = keptOf(list);
  keep(list, { views: views.filter((view) => view.name !== name) });
  return () => keep(list, { views });
}

/** What the address says of a list: search, sort and its filters, and nothing that is empty. */
export const shownBy = (address: Readonly<Record<string, string>>, filters: readonly string[]): Record<string, string> =>
  Object.fromEntries(['q', 'sort', ...filters].flatMap((key) => (address[key] ? [[key, address[key]]] : [])));

const same = (left: View['address'], right: View['address']): boolean => {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
};

/** The view that the list shows just now. */
export const viewShown = ({ views, hidden }: Kept, address: View['address']): View | undefined =>
  views.find((view) => same(view.address, address) && view.hidden.length === hidden.length && view.hidden.every((id) => hidden.includes(id)));
