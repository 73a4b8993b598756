/** The door and the lock: who comes in, how long wrong passwords wait, and that what was typed stays behind the lock. */
import { createMemoryHistory } from '@tanstack/react-router';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { App } from '../src/App';
import { registry, useCommands } from '../src/commands/registry';
import { call, changes, connect, queries, useQueryOf } from '../src/core/client';
import { CommandFailed } from '../src/core/faults';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { area as welcome } from '../src/screens/welcome/area';
import { watchIdle } from '../src/shell/door/idle';
import type { Area } from '../src/shell/navigation';
import { office, settleIn } from '../src/shell/office';
import { CommandButton, changeSettings } from '../src/ui';

const PEOPLE = [{ id: 'anna', name: 'Anna Holm', entry: 'password' }, { id: 'ben', name: 'Ben Ott', entry: 'password' }, { id: 'cleo', name: 'Cleo Fink', entry: 'closed' }];
const worksAs = (id: string) => ({
  version: '', waiting: null,
  company: {
    path: '/f', language: 'en', rights: ['party.see'], scopes: {}, facets: [], preview: null, today: '2026-11-22', company: { id: 'c', name: 'Nordwind', time_zone: 'Europe/Berlin', demo: false },
    user: { id, name: PEOPLE.find((person) => person.id === id)?.name ?? '' }, branch: { id: 'b', name: 'Hamburg' }, device: { id: 'd', name: 'PC 1' },
  },
});
const waits = (for_what: string, user: string | null) => ({ version: '', company: null, waiting: { for_what, company: 'Nordwind', language: 'en', path: '/f', user, people: PEOPLE } });

/** A core with a desk: one password for all, a wait after the second wrong one. */
function desk(first: unknown) {
  let state = first;
  let wrong = 0;
  const now = (next: unknown): unknown => state = next;
  return {
    program_state: () => state, undo_state: () => ({ undo: null, redo: null }), desk_active: () => ({ locked: false }), password_list: () => [],
    desk_lock: () => now(waits('unlock', 'anna')), sign_out: () => now(waits('sign_in', null)),
    sign_in: ({ user, password }: { user: string; password: string }) => {
      if (password === 'right one') return now(worksAs(user));
      wrong += 1;
      throw new CommandFailed([wrong < 2 ? { code: 'wrong-password', field: 'password', params: {} } : { code: 'too-many-tries', field: 'password', params: { seconds: '30' } }]);
    },
    password_change: ({ new: password }: { new: string }) => now(worksAs(password === 'a long enough one' ? 'anna' : 'nobody')),
  };
}

function Notes() {
  const [text, setText] = useState('');
  return <><h1>Notes</h1><input aria-label="Note" value={text} onChange={({ target }) => setText(target.value)} /></>;
}
const AREAS: Area[] = [{ ...welcome, commands: [] }, { id: 'home', screens: [{ path: '/home', component: Notes }] }];

let disconnect = (): void => undefined;
async function open(state: unknown): Promise<void> {
  disconnect = connect(memoryTransport(desk(state)));
  settleIn(await call('program_state', {}));
  render(<App areas={AREAS} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
}
const type = (label: string | RegExp, text: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const submit = (): void => void fireEvent.submit(document.querySelector('.door-form') as Element);

beforeEach(async () => {
  localStorage.clear();
  changeSettings({ language: 'en' });
  await loadLanguage('en');
});
afterEach(() => {
  settleIn({ version: '', company: null, waiting: null });
  disconnect();
});

describe('the door', () => {
  it('lets somebody in with the password, and says in words what is wrong', async () => {
    await open(waits('sign_in', null));
    fireEvent.click(await screen.findByRole('button', { name: /Anna Holm/ }));
    type(/^Password of Anna/, 'guess');
    submit();
    await screen.findByText(/do not fit/, { selector: '.door-fault' });
    expect((screen.getByLabelText(/^Password of Anna/) as HTMLInputElement).value).toBe('');
    type(/^Password of Anna/, 'right one');
    submit();
    await screen.findByRole('heading', { name: 'Notes' });
  });
  it('counts down before the next try', async () => {
    await open(waits('sign_in', null));
    fireEvent.click(await screen.findByRole('button', { name: /Ben Ott/ }));
    for (const guess of ['one', 'two']) {
      type(/^Password of Ben/, guess);
      submit();
      await waitFor(() => expect((screen.getByLabelText(/^Password of Ben/) as HTMLInputElement).value).toBe(''));
    }
    await screen.findByText(/again in 30 s/, { selector: '.door-fault' });
    expect(screen.getByRole('button', { name: 'Sign in' }).hasAttribute('data-disabled')).toBe(true);
  });
  it('says why there is no way in for who has no password', async () => {
    await open(waits('sign_in', null));
    fireEvent.click(await screen.findByRole('button', { name: /Cleo Fink/ }));
    expect(screen.getByText(/has no password yet/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Somebody else' }));
    expect(screen.getByRole('button', { name: /Anna Holm/ })).toBeTruthy();
  });
  it('has a first password set, typed twice', async () => {
    await open(waits('new_password', 'anna'));
    await screen.findByText('One more step');
    type(/^New password( \*)?$/, 'a long enough one');
    type(/^New password again/, 'a long enough won');
    submit();
    expect((await screen.findAllByText('This is not the password above.')).length).toBeGreaterThan(0);
    type(/^New password again/, 'a long enough one');
    submit();
    await screen.findByRole('heading', { name: 'Notes' });
  });
});

describe('the lock', () => {
  it('covers the screens, keeps what was typed, and gives it back to the same person', async () => {
    await open(worksAs('anna'));
    await screen.findByRole('heading', { name: 'Notes' });
    type('Note', 'half a sentence');
    act(() => void registry.run('desk.lock'));
    const lock = await screen.findByTestId('lock');
    expect(document.querySelector('.shell')?.hasAttribute('inert')).toBe(true);
    fireEvent.change(within(lock).getByLabelText(/^Password of Anna/), { target: { value: 'right one' } });
    submit();
    await screen.findByRole('heading', { name: 'Notes' });
    expect((screen.getByLabelText('Note') as HTMLInputElement).value).toBe('half a sentence');
  });
  it('is drawn when the core has locked by itself', async () => {
    await open(worksAs('anna'));
    await screen.findByRole('heading', { name: 'Notes' });
    disconnect();
    disconnect = connect(memoryTransport({ ...desk(waits('unlock', 'anna')), party_list: () => { throw new CommandFailed([{ code: 'locked', field: '', params: {} }]); } }));
    await expect(call('party_list', {})).rejects.toThrow();
    await screen.findByTestId('lock');
  });
});

describe('another window', () => {
  const elsewhere = (user: string): Promise<unknown> => call('sign_in', { user, password: 'right one' }).then(() => act(() => changes.announce(['sign_in'])));

  it('opens the lock here too, with what was typed', async () => {
    await open(worksAs('anna'));
    await screen.findByRole('heading', { name: 'Notes' });
    type('Note', 'half a sentence');
    act(() => void registry.run('desk.lock'));
    await screen.findByTestId('lock');
    act(() => changes.announce(['sign_in']));
    await waitFor(() => expect(screen.getByTestId('lock')).toBeTruthy());
    await elsewhere('anna');
    await waitFor(() => expect(screen.queryByTestId('lock')).toBeNull());
    expect((screen.getByLabelText('Note') as HTMLInputElement).value).toBe('half a sentence');
  });
  it('lets the window follow whoever came in there, without what the one before had typed', async () => {
    await open(worksAs('anna'));
    await screen.findByRole('heading', { name: 'Notes' });
    act(() => void registry.run('desk.lock'));
    await screen.findByTestId('lock');
    await elsewhere('ben');
    await waitFor(() => expect(screen.queryByTestId('lock')).toBeNull());
    expect(office().user.name).toBe('Ben Ott');
  });
  it('takes a window along that waits at the door', async () => {
    await open(waits('sign_in', null));
    await screen.findByRole('button', { name: /Anna Holm/ });
    await elsewhere('anna');
    await screen.findByRole('heading', { name: 'Notes' });
  });
});

describe('the lock that comes by itself', () => {
  it('comes when nobody has touched anything for so long, and not before', () => {
    vi.useFakeTimers();
    const told: string[] = [];
    const stop = watchIdle({ minutes: 10, onTouched: () => told.push('touched'), onIdle: () => told.push('idle') });
    vi.advanceTimersByTime(9 * 60_000);
    expect(told).toEqual([]);
    dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(9 * 60_000);
    expect(told).toEqual(['touched']);
    vi.advanceTimersByTime(60_000 + 5_000);
    expect(told.includes('idle')).toBe(true);
    stop();
    vi.useRealTimers();
  });
});

describe('what may not be done', () => {
  it('is not offered: no button, no key, no place in the palette', async () => {
    const Both = (): ReactNode => {
      useCommands([{ id: 'x.see', title: 'cmd-lock', group: 'record', right: 'party.see', run: () => undefined }, { id: 'x.void', title: 'cmd-lock', group: 'record', right: 'party.void', run: () => undefined }]);
      return <><h1>Both</h1><CommandButton command="x.see" /><CommandButton command="x.void" /></>;
    };
    disconnect = connect(memoryTransport(desk(worksAs('anna'))));
    settleIn(await call('program_state', {}));
    render(<App areas={[{ id: 'home', screens: [{ path: '/home', component: Both }] }]} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
    await screen.findByRole('heading', { name: 'Both' });
    expect(screen.queryByTestId('x.see')).not.toBeNull();
    expect(screen.queryByTestId('x.void')).toBeNull();
    expect(registry.run('x.void')).toBe(false);
  });
});

describe('behind the lock', () => {
  it('nothing is asked and nothing is lost: screens stay as they are, and are asked anew afterwards', async () => {
    const asked: string[] = [];
    const core = desk(worksAs('anna'));
    let locked = false;
    const Party = (): ReactNode => {
      const { data, error } = useQueryOf('party_get', { id: 'p' });
      return <><h1>Notes</h1>{error && <p>gone wrong</p>}<p>{data?.party.name}</p></>;
    };
    disconnect = connect(memoryTransport({
      ...core, desk_lock: () => { locked = true; return core.desk_lock(); }, sign_in: (request: { user: string; password: string }) => { locked = false; return core.sign_in(request); },
      party_get: () => { asked.push('party_get'); if (locked) throw new CommandFailed([{ code: 'locked', field: '', params: {} }]); return { party: { name: `Berg ${String(asked.length)}` } }; },
    }));
    settleIn(await call('program_state', {}));
    render(<App areas={[{ id: 'home', screens: [{ path: '/home', component: Party }] }]} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
    await screen.findByText('Berg 1');
    act(() => void registry.run('desk.lock'));
    await screen.findByTestId('lock');
    act(() => changes.announce(['party']));
    // Whatever asks all the same waits for its answer.
    act(() => void queries.refetchQueries());
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(screen.queryByText('gone wrong')).toBeNull();
    expect(screen.getByText('Berg 1')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/^Password of Anna/), { target: { value: 'right one' } });
    submit();
    await screen.findByText(/^Berg [2-9]$/);
  });
});
