/**
 * Views of lists that a person has named: search, filters, groups, order and columns. Kept on this computer, for each person apart.
 * One of them may be what the list begins with, and some may stand in the rail.
 */
import { useSyncExternalStore } from 'react';

import { officeOrNone, useOfficeOrNone } from '../shell/office';

export interface View {
  name: string;
  /** What the address says of the list. */
  address: Readonly<Record<string, string>>;
  /** Ids of the columns in their order; `null` as the list comes. */
  columns: readonly string[] | null;
  /** The path of the list, where the view stands in the rail. */
  pinned?: string;
}

interface Kept {
  views: readonly View[];
  /** The columns shown now. */
  columns: readonly string[] | null;
  /** The view that the list begins with. */
  start?: string | undefined;
}

const KEY = 'kontor.views';
const NOTHING: Kept = { views: [], columns: null };

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

const person = (): string => `${officeOrNone()?.user.id ?? ''}:`;
const keyOf = (list: string): string => `${person()}${list}`;

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

export const chooseColumns = (list: string, columns: readonly string[] | null): void => keep(list, { columns });

/** Keeps a view under its name; one of the same name is replaced in its place. */
export function saveView(list: string, view: View): void {
  const { views } = keptOf(list);
  const at = views.findIndex(({ name }) => name === view.name);
  keep(list, { views: at < 0 ? [...views, view] : views.with(at, { ...views[at], ...view }) });
}

/** Takes a view away. Answers how to bring it back to its place. */
export function removeView(list: string, name: string): () => void {
  const { views, start } = keptOf(list);
  keep(list, { views: views.filter((view) => view.name !== name), start: start === name ? undefined : start });
  return () => keep(list, { views, start });
}

/** Gives a view another name; one that is taken already is left alone. */
export function renameView(list: string, name: string, next: string): boolean {
  const { views, start } = keptOf(list);
  if (next === '' || views.some((view) => view.name === next)) return false;
  keep(list, { views: views.map((view) => (view.name === name ? { ...view, name: next } : view)), start: start === name ? next : start });
  return true;
}

export function moveView(list: string, name: string, by: 1 | -1): void {
  const { views } = keptOf(list);
  const at = views.findIndex((view) => view.name === name);
  const moved = views[at];
  if (moved && views[at + by]) keep(list, { views: views.toSpliced(at, 1).toSpliced(at + by, 0, moved) });
}

/** Puts a view into the rail, below the area of its list, or takes it out. */
export const pinView = (list: string, name: string, path: string | null): void =>
  keep(list, { views: keptOf(list).views.map((view) => (view.name === name ? { name, address: view.address, columns: view.columns, ...(path === null ? {} : { pinned: path }) } : view)) });

/** The list begins with this view whenever somebody comes to it without saying what to show. */
export const startWith = (list: string, name: string | undefined): void => keep(list, { start: name });

export const startOf = (list: string): View | undefined => {
  const { views, start } = keptOf(list);
  return views.find(({ name }) => name === start);
};

export interface Pinned {
  list: string;
  path: string;
  view: View;
}

const NONE: readonly Pinned[] = [];
let pins: { of: Lists; person: string; found: readonly Pinned[] } = { of: {}, person: '', found: NONE };

/** The same list of pins as long as nothing has changed. */
function pinned(): readonly Pinned[] {
  const mine = person();
  if (pins.of !== lists || pins.person !== mine) {
    const found = Object.entries(lists).filter(([key]) => key.startsWith(mine))
      .flatMap(([key, { views }]) => views.flatMap((view) => (view.pinned ? [{ list: key.slice(mine.length), path: view.pinned, view }] : [])));
    pins = { of: lists, person: mine, found };
  }
  return pins.found;
}

/** The views in the rail. */
export function usePinned(): readonly Pinned[] {
  useOfficeOrNone();
  return useSyncExternalStore(subscribe, pinned);
}

/** The address of a pinned view. */
export const addressText = ({ address }: View): string => new URLSearchParams(address).toString();

/** What the address says of a list: search, sort and its filters, and nothing that is empty. */
export const shownBy = (address: Readonly<Record<string, string>>, filters: readonly string[]): Record<string, string> =>
  Object.fromEntries(['q', 'sort', ...filters].flatMap((key) => (address[key] ? [[key, address[key]]] : [])));

const same = (left: View['address'], right: View['address']): boolean => {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
};

/** The view that the list shows just now. */
export const viewShown = ({ views, columns }: Kept, address: View['address']): View | undefined =>
  views.find((view) => same(view.address, address) && JSON.stringify(view.columns) === JSON.stringify(columns));
