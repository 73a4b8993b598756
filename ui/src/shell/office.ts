/**
 * The open company: who works in it, at which PC, with which rights. Known before the first screen is shown; `null` only while the
 * window asks which company to open.
 */
import { useSyncExternalStore } from 'react';

import { call, callDesktop, changes, isDesktop, queries } from '../core/client';
import type { OpenCompany, ProgramState } from '../core/generated/commands';
import * as fmt from '../fmt';
import { isLanguage } from '../fmt';
import { setSession } from './status';

let open: OpenCompany | null = null;
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

/** Whether the person may do something: `may('deal.change')`. What is not allowed is not offered; the core refuses it anyway. */
export const may = (right: string): boolean => open?.rights.includes(right) ?? false;

/** The language of the screen that goes with the company, for those who chose none on this PC. */
export const officeLanguage = (): fmt.Language | '' => (open && isLanguage(open.language) ? open.language : '');
export const useOfficeLanguage = (): fmt.Language | '' => useSyncExternalStore(subscribe, officeLanguage);

/** Takes over what the program says of itself. Answers whether a company is open. */
export function settleIn({ company }: ProgramState): boolean {
  // Answers of another company must not be shown for a moment.
  if (open && (open.path !== company?.path || open.user.id !== company.user.id || open.preview !== company.preview)) queries.clear();
  open = company;
  last = company ?? last;
  if (company) fmt.setZone(company.company.time_zone);
  setSession({ company: company?.company.name ?? '', user: company?.user.name ?? '', branch: company?.branch.name ?? '', device: company?.device.name ?? '', demo: company?.company.demo ?? false });
  if (isDesktop()) void callDesktop('title', { title: company ? `${company.company.name} – Kontor` : 'Kontor' }).catch(() => undefined);
  for (const listener of listeners) listener();
  return company !== null;
}

/** Asks the program which company is open, at the start and whenever that may have changed. */
export const lookAround = async (): Promise<boolean> => settleIn(await call('program_state', {}));

/** Keeps the bars right when company, branch, PC or person are changed, here or by anybody. */
export const followOffice = (): (() => void) => changes.on(['company', 'branch', 'device', 'user'], () => {
  if (open) void lookAround().catch(() => undefined);
});
