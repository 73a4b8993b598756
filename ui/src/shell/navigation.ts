/**
 * The map of the product. An area appears in the rail as soon as `src/screens/<id>/area.ts` exists; nothing leads nowhere.
 */
import { type RouteComponent, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import type { Command } from '../commands/registry';
import type { CommandName } from '../core/client';
import type { IconName } from '../ui/icons';
import { isJoined } from '../sync/state';
import { type Right, may, officeOrNone } from './office';

/** An area of the rail. */
export interface Place {
  id: string;
  title: string;
  icon: IconName;
  keys: string;
  path: string;
  /** What somebody must be allowed to find it in the rail. */
  right?: Right;
  /** Whether there is a use for it now. */
  when?: () => boolean;
}

const place = (id: string, icon: IconName, letter: string, right?: Right): Place => ({ id, title: `area-${id}`, icon, keys: `g ${letter}`, path: `/${id}`, ...(right ? { right } : {}) });

/** In the order of the rail; a gap between the groups. */
export const NAVIGATION: readonly (readonly Place[])[] = [
  [place('home', 'home', 'h'), place('calendar', 'calendar', 'a', 'activity.see'), { ...place('inbox', 'inbox', 'x'), when: isJoined }],
  [place('deals', 'deals', 'd', 'deal.see'), place('quotes', 'quote', 'q', 'document.see'), place('orders', 'order', 'o', 'document.see'), place('deliveries', 'delivery', 'k', 'document.see')],
  [place('invoices', 'invoice', 'v', 'document.see'), place('payments', 'payment', 'y', 'payment.see')],
  [place('contacts', 'contacts', 'c', 'party.see'), place('items', 'item', 'i', 'item.see'), place('prices', 'price', 'p', 'price.see'), place('stock', 'stock', 'l', 'stock.see')],
  [place('reports', 'report', 's', 'report.see'), place('settings', 'settings', ',')],
];

/** One screen of an area. */
export interface Screen {
  /** `/invoices`, `/invoices/$id`. */
  path: string;
  component: RouteComponent;
  /** Fills the window without rail and bars (the first-run wizard). */
  bare?: boolean;
  /** Fetches what the screen shows first. The old screen stays until then, for a moment at most, so that the window is painted once. */
  prepare?: Prepare;
  /** What is asked to count what the screen lists. */
  question?: (address: Texts) => Promise<ReturnType<Question> | null>;
}

type Texts = Readonly<Record<string, string>>;

/** Given the part of the address behind `?`, and the parameters of the path. */
export type Prepare = (address: Texts, params: Texts) => Promise<unknown>;

/** A list tells what the core is asked for its rows at an address. */
export type Question = (address: Texts) => { command: CommandName; request: unknown };

/** Something that the palette has found. */
export interface Found {
  id: string;
  title: string;
  note?: string;
  path: string;
  /** Under which area it is shown where one search finds for several; `exact` for what was named by its number. */
  area?: string;
  icon?: IconName;
  /** The words it was found by, where nothing was found by those that were typed. */
  instead?: string;
}

/** What `src/screens/<id>/area.ts` exports as `area`. */
export interface Area {
  /** Id in the map above; areas without a place in it (the wizard) choose their own. */
  id: string;
  screens: readonly Screen[];
  /** Commands that are there everywhere: "New invoice". */
  commands?: readonly Command[];
  /** Finds records of the area for the palette. */
  find?: (text: string) => Promise<readonly Found[]>;
  /** Asked before the first screen: a path to go to instead (no company yet), or `null`. */
  gate?: () => Promise<string | null>;
}

/** A screen that is loaded when it is first gone to, and may say by a `prepare` of its own what to fetch. Not React.lazy: Suspense would hold it for a third of a second. */
export function screen<Module extends Record<string, unknown>>(path: string, load: () => Promise<Module>, name: keyof Module & string, bare = false): Screen {
  const prepare: Prepare = async (...place) => ((await load())[name] as { prepare?: Prepare }).prepare?.(...place);
  const question: Screen['question'] = async (address) => ((await load())[name] as { question?: Question }).question?.(address) ?? null;
  return { path, component: lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name), bare, prepare, question };
}

/** The groups of the rail with what is built and what the person may see; all of it where nobody is known (the kit on made-up data). */
export const railOf = (areas: readonly Area[]): Place[][] =>
  NAVIGATION.map((group) => group.filter(({ id, right, when }) => areas.some((area) => area.id === id) && when?.() !== false && (right === undefined || officeOrNone() === null || may(right)))).filter((group) => group.length > 0);
