/**
 * The commands of the core, typed by the generated list, and the cache of their answers.
 *
 * A screen says `useQueryOf('party_get', { id })` and `useCommand('party_save')`. What must be read anew after a change
 * follows from what the commands declare to read and to change, and from the change feed; no screen ever decides it.
 */
import { QueryClient, keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';

import { ChangeFeed } from './changes';
import { CommandFailed } from './faults';
import { type Commands, type EntityKind, commandEffects } from './generated/commands';
import type { FileDrop, Transport } from './transport';

export type CommandName = keyof Commands;
export type RequestOf<N extends CommandName> = Commands[N]['request'];
export type ResponseOf<N extends CommandName> = Commands[N]['response'];

/** Who comes back within a minute finds the screen as it was; the core answers the others as fast. A report is megabytes. */
const KEPT_MS = 60_000;

/** Commands that nothing but time makes stale stay in the cache; offline is not a reason to pause anything. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: Infinity, gcTime: KEPT_MS, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export const changes = new ChangeFeed();
export const queries = newQueryClient();

let transport: Transport | null = null;

/** Told when the core answers nobody: the desk is locked, or nobody is signed in. */
let barred: () => void = () => undefined;
export const whenBarred = (listener: () => void): void => { barred = listener; };
const BARS: readonly string[] = ['locked', 'sign-in-needed', 'new-password-needed'];
const isBarred = (error: unknown): boolean => error instanceof CommandFailed && error.faults.some(({ code }) => BARS.includes(code));

/** Behind the lock questions wait: what a screen shows stays as it is until it is asked anew. */
async function asked<N extends CommandName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> {
  try {
    return await call(name, request);
  } catch (error) {
    if (isBarred(error)) return new Promise(() => undefined);
    throw error;
  }
}

const effects: Record<string, { reads: readonly EntityKind[]; changes: readonly EntityKind[] }> = commandEffects;

const readsOf = (name: string): readonly EntityKind[] => effects[name]?.reads ?? [];

/** Connects the window with a core. Called once at the start (and once per test). */
export function connect(to: Transport): () => void {
  transport = to;
  const stopFeed = to.onChange((notice) => changes.announce(notice.entities as EntityKind[]));
  const stopCache = changes.onAny((changed) => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => readsOf(String(queryKey[0])).some((kind) => changed.has(kind)) });
  });
  return () => {
    stopFeed();
    stopCache();
    queries.clear();
    transport = null;
  };
}

export const isDesktop = (): boolean => transport?.desktop ?? false;

/** Asks the desktop shell (dialogs, files), which is no part of the core. Only where `isDesktop()`. */
export async function callDesktop(wish: string, request: unknown): Promise<unknown> {
  if (!transport) throw new Error('connect() first');
  return transport.call(`desktop_${wish}`, request);
}

/** Tells of files that are dragged over the desktop window, by their paths. A browser hands their bytes to the page itself. */
export const onFileDrop = (listener: (drop: FileDrop) => void): (() => void) => transport?.onFileDrop?.(listener) ?? (() => undefined);

/** Runs a command. Throws `CommandFailed`. */
export async function call<N extends CommandName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> {
  if (!transport) throw new Error('connect() first');
  const answer = await transport.call(name, request).catch((error: unknown) => {
    if (isBarred(error)) barred();
    throw error;
  });
  changes.announce(effects[name]?.changes ?? []);
  return answer as ResponseOf<N>;
}

/** Takes what a save has answered as the answer of the reading command: it is newer than anything that is still on its way. */
export function keepAnswer<N extends CommandName>(name: N, request: RequestOf<N>, answer: ResponseOf<N>): void {
  const queryKey = [name, request];
  // As if it had never been asked: a cancelled question would be an error, and the screen with the field that is typed in would go away.
  void queries.cancelQueries({ queryKey }, { revert: true });
  queries.setQueryData(queryKey, answer);
}

interface QueryOptions {
  /** Not asked while false. */
  enabled?: boolean;
  /** Shows the last answer while the next one is on its way. */
  keep?: boolean;
  /** Forgotten with the screen that shows it: large, and seldom asked for twice. */
  passing?: boolean;
}

/** The answer of a reading command, kept fresh. */
export function useQueryOf<N extends CommandName>(name: N, request: RequestOf<N>, { enabled = true, keep = false, passing = false }: QueryOptions = {}) {
  return useQuery({
    queryKey: [name, request],
    queryFn: () => asked(name, request),
    enabled,
    ...(passing ? { gcTime: 0 } : {}),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Asks ahead of a screen for what `useQueryOf` will show there at once. */
export const prefetch = async <N extends CommandName>(name: N, request: RequestOf<N>): Promise<void> =>
  queries.prefetchQuery({ queryKey: [name, request], queryFn: () => asked(name, request) });

/** A changing command: `const save = useCommand('party_save'); await save.run(request)`. */
export function useCommand<N extends CommandName>(name: N) {
  const mutation = useMutation({ mutationFn: (request: RequestOf<N>) => call(name, request) });
  return { run: mutation.mutateAsync, running: mutation.isPending, error: mutation.error, forget: mutation.reset };
}

/** Calls back when records that the command reads have changed. */
export const onChangeOf = (name: CommandName, callback: () => void): (() => void) => changes.on(readsOf(name), callback);
