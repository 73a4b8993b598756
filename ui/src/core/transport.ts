/**
 * How commands travel: the one file that knows. In the window through Tauri, in a browser over HTTP, in tests from memory.
 *
 * Every transport answers a command or throws a `CommandFailed`; a broken connection is a fault too (`unreachable`), so that
 * screens know one kind of error only.
 */
import { CommandFailed, readFailure } from './faults';

/** What a change of records is told as. */
export interface ChangeNotice {
  entities: string[];
}

/** Files of the PC that are dragged over the window: it gets paths where a browser gives bytes. */
export interface FileDrop {
  phase: 'over' | 'left' | 'dropped';
  paths: string[];
}

export interface Transport {
  /** Whether commands of the desktop (tray, files, printers) can be offered. */
  readonly desktop: boolean;
  call: (name: string, request: unknown) => Promise<unknown>;
  /** Tells of every committed change, own ones included. Returns how to stop listening. */
  onChange: (listener: (notice: ChangeNotice) => void) => () => void;
  /** Only where the system hands over paths. */
  onFileDrop?: (listener: (drop: FileDrop) => void) => () => void;
}

const unreachable = (): CommandFailed => new CommandFailed([{ code: 'unreachable', field: '', params: {} }]);

/** The desktop window. */
export function tauriTransport(): Transport {
  return {
    desktop: true,
    async call(name, request) {
      const { invoke } = await import('@tauri-apps/api/core');
      try {
        return await invoke('rpc', { name, request });
      } catch (failure) {
        throw readFailure(failure) ?? unreachable();
      }
    },
    onChange(listener) {
      const stopping = import('@tauri-apps/api/event').then(({ listen }) =>
        listen<ChangeNotice>('changed', (event) => listener(event.payload)));
      return () => void stopping.then((stop) => stop());
    },
    onFileDrop(listener) {
      const phases = { 'tauri://drag-enter': 'over', 'tauri://drag-leave': 'left', 'tauri://drag-drop': 'dropped' } as const;
      // What is dropped on another window of the program is not for this one.
      const internals = Reflect.get(window, '__TAURI_INTERNALS__') as { metadata: { currentWindow: { label: string } } };
      const target = internals.metadata.currentWindow.label;
      const stopping = import('@tauri-apps/api/event').then(({ listen }) => Promise.all(Object.entries(phases).map(([event, phase]) =>
        listen<{ paths?: string[] } | null>(event, ({ payload }) => listener({ phase, paths: payload?.paths ?? [] }), { target }))));
      return () => void stopping.then((stops) => stops.forEach((stop) => stop()));
    },
  };
}

/** `kontorctl serve`: the same commands on loopback, opened with a token. */
export function httpTransport(base: string, token: string): Transport {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return {
    desktop: false,
    async call(name, request) {
      const answer = await fetch(`${base}/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify(request ?? null) })
        .catch(() => { throw unreachable(); });
      const body: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw readFailure(body) ?? unreachable();
      return body;
    },
    onChange(listener) {
      const source = new EventSource(`${base}/events?token=${encodeURIComponent(token)}`);
      source.addEventListener('message', (event: MessageEvent<string>) => listener(JSON.parse(event.data) as ChangeNotice));
      return () => source.close();
    },
  };
}

/** Handlers in memory, for tests and for looking at screens without a core. */
export function memoryTransport(handlers: Record<string, (request: never) => unknown>): Transport & { announce: (notice: ChangeNotice) => void } {
  const listeners = new Set<(notice: ChangeNotice) => void>();
  return {
    desktop: false,
    async call(name, request) {
      const handler = handlers[name];
      if (!handler) throw new CommandFailed([{ code: 'unknown-command', field: '', params: { name } }]);
      // As on the real ways, what arrives is a copy.
      const answer: unknown = await handler(structuredClone(request) as never);
      return structuredClone(answer);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (notice) => listeners.forEach((listener) => listener(notice)),
  };
}

/** The token of `#token=...` is taken out of the address at once and kept for this tab. */
function takeToken(): string {
  const match = /[#&]token=([^&]+)/.exec(location.hash);
  if (match?.[1]) {
    sessionStorage.setItem('token', decodeURIComponent(match[1]));
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  }
  return sessionStorage.getItem('token') ?? '';
}

/** The transport of this place. */
export function transportHere(): Transport {
  return '__TAURI_INTERNALS__' in window ? tauriTransport() : httpTransport(location.origin, takeToken());
}
