/** Routes of all areas over one hash history, and the few words that screens need of it. */
import { Outlet, type RouterHistory, createHashHistory, createRootRoute, createRoute, createRouter, redirect, useLocation, useMatch, useParams, useSearch } from '@tanstack/react-router';

import { t } from '../i18n';
import { Button } from '../ui/Button';
import { EmptyState, ErrorState } from '../ui/parts';
import { type Area, type Screen, railOf } from './navigation';
import { Shell } from './Shell';

let history: RouterHistory | null = null;

/** Goes to a path: `go('/invoices/' + id)`. */
export const go = (path: string): void => history?.push(path);
/** Goes there without a way back to here (after a draft has become a document). */
export const goInstead = (path: string): void => history?.replace(path);
export const goBack = (): void => history?.back();
export const goForward = (): void => history?.forward();

/** The address of a path, for links that can be copied and opened in a new window. */
export const hrefOf = (path: string): string => `#${path}`;

/** A parameter of the path: `useParam('id')`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name] ?? '';
}

export const usePath = (): string => useLocation().pathname;

/**
 * The part of the address behind `?`, as texts; it holds what a list shows, so that back and reload bring it back. It is the screen's
 * own: while the next screen is on its way, the one that is left neither follows the new address nor writes to it.
 */
export function useAddress(): [Record<string, string>, (change: Record<string, string | null>) => void] {
  const values: Record<string, string> = useSearch({ strict: false });
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  const change = (next: Record<string, string | null>): void => {
    if (history?.location.pathname !== pathname) return;
    const kept = Object.entries({ ...values, ...next }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '');
    const text = new URLSearchParams(kept).toString();
    goInstead(text ? `${pathname}?${text}` : pathname);
  };
  return [values, change];
}

/** How long the old screen may stay while the next one gets ready; what takes longer shows that it is on its way. */
const HOLD_MS = 100;
/** The first one is fetched while the program itself is still loading, which takes its part of this. */
const FIRST_MS = 200;

const ready = async (preparing: Promise<unknown>, patience: number): Promise<void> => {
  // What fails here is asked again by the screen, which says so.
  await Promise.race([preparing.catch(() => undefined), new Promise((passed) => { setTimeout(passed, patience); })]);
};

/** An old address leads on, not into a corner. */
function NotThere() {
  return <EmptyState icon="search" title={t('page-missing')} hint={t('page-missing-hint')}><Button look="primary" icon="home" onPress={() => goInstead('/')}>{t('page-missing-home')}</Button></EmptyState>;
}

const homeOf = (areas: readonly Area[]): string => railOf(areas)[0]?.[0]?.path ?? areas[0]?.screens[0]?.path ?? '/';

/** Fetches the code of the screen at an address while it is still asked whether it may be shown. */
export function loadCode(areas: readonly Area[], { history: { location: { pathname } } }: Router): void {
  const path = pathname === '/' ? homeOf(areas) : pathname;
  const component = areas.flatMap(({ screens }) => screens).find((screen) => screen.path === path)?.component;
  // A screen that cannot be loaded says so when it is gone to.
  void component?.preload?.()?.catch(() => undefined);
}

/** Builds the router of these areas. */
export function buildRouter(areas: readonly Area[], hashHistory: RouterHistory = createHashHistory()) {
  history = hashHistory;
  const gates = areas.flatMap(({ gate }) => (gate ? [gate] : []));
  const home = homeOf(areas);
  const root = createRootRoute({
    component: Outlet,
    notFoundComponent: NotThere,
    errorComponent: ({ error }) => <ErrorState error={error} />,
    // Asked at every step, because a company can be closed; a gate that lets pass answers at once.
    beforeLoad: async ({ location }) => {
      for (const gate of gates) {
        const instead = await gate();
        if (instead && instead !== location.pathname && !location.pathname.startsWith(`${instead}/`)) throw redirect({ to: instead });
        if (instead) return;
      }
    },
  });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: () => <Shell areas={areas}><Outlet /></Shell> });
  const start = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => { throw redirect({ to: home }); } });
  const screens = areas.flatMap((area) => area.screens);
  let patience = FIRST_MS;
  const route = (parent: typeof root | typeof shell) => ({ path, component, prepare }: Screen) =>
    createRoute({
      getParentRoute: () => parent as typeof root, path, component,
      // Within a list its own rows stay until the next ones are there; the next record is a screen of its own.
      beforeLoad: async ({ cause, search, params }) => {
        if (prepare && (cause === 'enter' || path.includes('$'))) await ready(prepare(search as Record<string, string>, params as Record<string, string>), patience);
        patience = HOLD_MS;
      },
      errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
    });
  const inside = screens.filter(({ bare }) => !bare).map(route(shell));
  const outside = screens.filter(({ bare }) => bare).map(route(root));
  return createRouter({
    routeTree: root.addChildren([start, shell.addChildren(inside), ...outside]),
    history: hashHistory,
    defaultPreload: false,
    // The address holds plain texts; nothing is parsed as JSON.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const text = new URLSearchParams(values as Record<string, string>).toString();
      return text ? `?${text}` : '';
    },
  });
}

export type Router = ReturnType<typeof buildRouter>;
