/**
 * The import that is under way. It outlives its screen: whoever looks something up in between finds it as it was.
 */
import { useSyncExternalStore } from 'react';

import { call, keepAnswer } from '../../core/client';
import type { Fix, ImportFile, ImportOutcome, ImportSeen, RowSeen, ShapeWish, TableKind } from '../../core/generated/commands';
import { Job } from '../../jobs';
import { officeOrNone } from '../../shell/office';
import { type Draft, alikeRows, draftOf, kindFor, saidByFix, wishOf, withoutField } from './wish';

interface ImportState {
  /** The file of the company that it is for; a draft never moves to another company. */
  company: string | null;
  draft: Draft | null;
  looking: boolean;
  /** Why the file cannot be read as it is wanted. */
  error: unknown;
  /** What came of the last try, and of which decisions it was about: `decided` counts them. */
  outcome: ImportOutcome | null;
  decided: number;
  tried: number;
  /** Rows that look like a record that is there, decided or not. */
  alike: readonly RowSeen[];
  /** What was imported. */
  done: ImportOutcome | null;
}

const BLANK: Omit<ImportState, 'company'> = { draft: null, looking: false, error: null, outcome: null, decided: 1, tried: 0, alike: [], done: null };

export const trying = new Job('import_try');
export const importing = new Job('import_run');

let state: ImportState = { ...BLANK, company: null };
const listeners = new Set<() => void>();

function set(part: Partial<ImportState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function current(): ImportState {
  const company = officeOrNone()?.path ?? null;
  if (state.company !== company) {
    state = { ...BLANK, company };
    trying.forget();
    importing.forget();
  }
  return state;
}

/** Whether the outcome is still about what is wished now. */
export const isTried = ({ decided, tried }: ImportState): boolean => tried === decided;

export const useImport = (): ImportState => useSyncExternalStore(subscribe, current);

/** Starts over. */
export function forget(): void {
  trying.forget();
  importing.forget();
  set(BLANK);
}

/** A file as the kind that it seems to be. */
async function guess(file: ImportFile, shape: ShapeWish, asked: TableKind | null): Promise<ImportSeen> {
  const seen = await call('import_look', { file, shape });
  const kind = kindFor(seen.kinds, asked);
  return kind === seen.kind ? seen : call('import_look', { file, shape, kind });
}

/** Looks at a file; answers whether it can be read. */
export async function look(file: ImportFile, { said = {}, kind = null }: { said?: ShapeWish; kind?: TableKind | null } = {}): Promise<boolean> {
  if (current().done) forget();
  set({ looking: true, error: null });
  try {
    take(draftOf(file, await guess(file, said, kind), current().draft));
    return true;
  } catch (error) {
    set({ error });
    return false;
  } finally {
    set({ looking: false });
  }
}

/** Looks at the same file as something else, or written otherwise. */
export async function lookAgain({ said, kind }: { said?: ShapeWish; kind?: TableKind }): Promise<boolean> {
  const { draft } = current();
  if (!draft) return false;
  set({ looking: true, error: null });
  try {
    const shape = said ?? draft.said;
    // Another sheet is another list.
    const isOther = shape.sheet !== draft.said.sheet;
    const seen = isOther ? await guess(draft.file, shape, null) : await call('import_look', { file: draft.file, shape, kind: kind ?? draft.seen.kind });
    take(draftOf(draft.file, seen, draft));
    return true;
  } catch (error) {
    set({ error });
    return false;
  } finally {
    set({ looking: false });
  }
}

/** What was decided; a try of before no longer says what would happen. */
export function take(draft: Draft): void {
  if (!importing.now().running) importing.forget();
  const sameFile = state.draft?.seen.hash === draft.seen.hash && state.draft.seen.kind === draft.seen.kind;
  set({ draft, decided: state.decided + 1, error: null, ...(sameFile ? {} : { outcome: null, alike: [], done: null }) });
}

/** Tries it out, unless that was done already. */
export async function tryOut(): Promise<void> {
  const { draft, decided, tried, alike } = current();
  if (!draft || tried === decided) return;
  const outcome = await trying.start(wishOf(draft));
  if (outcome) set({ outcome, tried: decided, alike: alikeRows(alike, outcome.alike, draft.choices) });
}

/** Changes what was decided, and looks at once what comes of it. */
export async function mend(change: (draft: Draft) => Draft): Promise<void> {
  const { draft } = current();
  if (!draft) return;
  take(change(draft));
  await tryOut();
}

/** Does what cures a problem: reads the file otherwise, or drops the column. */
export async function cure(field: string, fix: Fix): Promise<void> {
  const said = saidByFix(current().draft?.said ?? {}, fix);
  if (!said) await mend((draft) => withoutField(draft, field));
  else if (await lookAgain({ said })) await tryOut();
}

/** Leaving wrong rows out changes nothing about the others: what was tried out still holds. */
export function leaveOut(leave: boolean): void {
  const { draft } = current();
  if (draft) set({ draft: { ...draft, leaveOut: leave } });
}

export async function runImport(): Promise<void> {
  const { draft } = current();
  if (!draft) return;
  trying.forget();
  const done = await importing.start(wishOf(draft));
  if (done) set({ done });
  await refreshImports();
}

/** The list of imports is news after each of them. */
export const refreshImports = async (): Promise<void> => keepAnswer('import_list', {}, await call('import_list', {}));
