/**
 * The open company: who works in it, at which PC, with which rights. Known before the first screen is shown; `null` only while the
 * window asks which company to open.
 */
import { useSyncExternalStore } from 'react';

import { call, callDesktop, changes, isDesktop, queries } from '../core/client';
import { type Commands, type Facet, type Fault, type OpenCompany, type ProgramState, type Resource, type Right, type Waiting, commandRights } from '../core/generated/commands';
import * as fmt from '../fmt';
import { isLanguage } from '../fmt';
import { setSession } from './status';

let open: OpenCompany | null = null;
/** An open company in which nobody may work: somebody has to sign in, or to unlock the desk. */
let waiting: Waiting | null = null;
/** Why somebody was signed out, or why the company is not there any more. */
let notice: Fault | null = null;
/** Screens that are being left when a company is closed still show it. */
let last: OpenCompany | null = null;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The open company, for code that only runs inside of one. */
export function office(): OpenCompany {
  const shown = open ?? last;
  if (!shown) throw new Error('no company is open');
  return shown;
}
export const officeOrNone = (): OpenCompany | null => open;
export const useOfficeOrNone = (): OpenCompany | null => useSyncExternalStore(subscribe, officeOrNone);

/** The open company; screens outside of `bare` ones always have one. */
export const useOffice = (): OpenCompany => useSyncExternalStore(subscribe, office);

export type { Right } from '../core/generated/commands';

/** Whether the person may do something: `may('deal.change')`. What is not allowed is not offered; the core refuses it anyway. */
export const may = (right: Right): boolean => open?.rights.includes(right) ?? false;

/** Whether the person may call a command, for what is asked by itself. */
export function mayCall(command: keyof Commands): boolean {
  const needs = commandRights[command];
  return needs === null || (needs.any.some(may) && (needs.facet === undefined || sees(needs.facet)));
}

/** What may be done with the rows of a table of settings. */
export const mayOn = (resource: Resource): { create: boolean; change: boolean; remove: boolean } =>
  ({ create: may(`${resource}.create`), change: may(`${resource}.change`), remove: may(`${resource}.void`) });

/** The language of the screen that goes with the company, for those who chose none on this PC. */
export function officeLanguage(): fmt.Language | '' {
  const language = open?.language ?? waiting?.language;
  return language && isLanguage(language) ? language : '';
}
export const useOfficeLanguage = (): fmt.Language | '' => useSyncExternalStore(subscribe, officeLanguage);

/** For what the open company waits, or nothing. */
export const waitingOrNone = (): Waiting | null => waiting;
export const useWaiting = (): Waiting | null => useSyncExternalStore(subscribe, waitingOrNone);

/** What people must hear before anything else. */
export const useNotice = (): Fault | null => useSyncExternalStore(subscribe, () => notice);

/** Whether the screens of the person who locked the desk wait behind the lock, with all that was typed. */
export const isLocked = (): boolean => open !== null && waiting !== null;

/** Locked by the person who works here: the screens stay, nobody sees them. */
const staysLocked = (next: Waiting | null): boolean => next?.for_what === 'unlock' && open !== null && open.path === next.path && open.user.id === next.user;

const sameDesk = (one: OpenCompany, other: OpenCompany | null): boolean => one.path === other?.path && one.user.id === other.user.id && one.preview === other.preview;

/** Takes over what the program says of itself. Answers whether somebody can work. */
export function settleIn({ company, waiting: next, notice: told }: ProgramState): boolean {
  const unlocked = isLocked() && company !== null;
  waiting = next;
  notice = told ?? null;
  changes.hold(company === null && next !== null);
  if (staysLocked(next)) {
    for (const listener of listeners) listener();
    return false;
  }
  // Answers of another company, and those to another person, must not be shown for a moment.
  if (open && !sameDesk(open, company)) queries.clear();
  // What was asked behind the lock was refused.
  else if (unlocked) void queries.invalidateQueries();
  open = company;
  last = company ?? last;
  if (company) fmt.setZone(company.company.time_zone);
  setSession({ company: company?.company.name ?? next?.company ?? '', user: company?.user.name ?? '', branch: company?.branch.name ?? '', device: company?.device.name ?? '', demo: company?.company.demo ?? false });
  if (isDesktop()) void callDesktop('title', { title: company ? `${company.company.name} – Kontor` : 'Kontor' }).catch(() => undefined);
  for (const listener of listeners) listener();
  return company !== null;
}

/** Asks the program which company is open, at the start and whenever that may have changed. */
export const lookAround = async (): Promise<boolean> => settleIn(await call('program_state', {}));

/** Whether the person sees a confidential figure: `sees('cost')`. */
export const sees = (facet: Facet): boolean => open?.facets.includes(facet) ?? false;

/** Keeps the bars right when company, branch, PC or person are changed, here or by anybody. */
export const followOffice = (): (() => void) => changes.on(['company', 'branch', 'device', 'user', 'role'], () => {
  if (open) void lookAround().catch(() => undefined);
});
