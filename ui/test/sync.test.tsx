/** The state of sync: what the sign says, what stands behind it, and that it is there without ever coming by itself. */
import { createMemoryHistory } from '@tanstack/react-router';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { App } from '../src/App';
import { call, connect, queries } from '../src/core/client';
import type { ProgramState, SyncState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { settleIn } from '../src/shell/office';
import { durationText } from '../src/sync/durations';
import { asOfText, notAllText, sentencesOf, signOf } from '../src/sync/standing';
import { changeSettings } from '../src/ui';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const state = (part: Partial<SyncState>): SyncState => ({
  server: 'office.example:7443', firm: 'Nordwind', fingerprint: 'ab12', phase: 'current', waiting: 0, refused: 0,
  last_contact_at_ms: NOW - MINUTE / 2, current_at_ms: NOW - MINUTE / 2, clock_off_ms: null, problem: null, loading: null, next_try_at_ms: null, most_kilobytes: null, cursor: 0, spare: 'never', spare_minutes: 15, sparing: false, ...part,
});
const sign = (part: Partial<SyncState>): [string, string] => {
  const { title, tone } = signOf(state(part), NOW);
  return [title, tone];
};
const told = (part: Partial<SyncState>): string => sentencesOf(state(part), NOW).map(({ text }) => text).join(' ');

beforeEach(async () => {
  changeSettings({ language: 'en' });
  await loadLanguage('en');
});

describe('the sign', () => {
  it('has words for every phase', () => {
    expect(sign({})).toEqual(['All sent', 'good']);
    expect(sign({ waiting: 1 })).toEqual(['1 change waits', 'accent']);
    expect(sign({ phase: 'working' })).toEqual(['Receiving', 'accent']);
    expect(sign({ phase: 'working', waiting: 40 })).toEqual(['Sending 40', 'accent']);
    expect(sign({ phase: 'offline' })).toEqual(['Offline', 'neutral']);
    expect(sign({ phase: 'paused', waiting: 3 })).toEqual(['Paused · 3 changes wait', 'warn']);
    expect(sign({ phase: 'loading', loading: { done: 1, of: 3, history: false } })).toEqual(['Loading 33%', 'accent']);
    expect(sign({ phase: 'loading', loading: { done: 0, of: 0, history: false } })).toEqual(['Receiving', 'accent']);
    expect(sign({ phase: 'loading', loading: { done: 1, of: 3, history: true } })).toEqual(['History 33%', 'accent']);
    expect(sign({ phase: 'stopped' })).toEqual(['Not syncing', 'bad']);
    expect(signOf(undefined).title).toBe('Saved on this computer');
  });
  it('warns of days without contact and of a clock that is wrong', () => {
    expect(sign({ phase: 'offline', last_contact_at_ms: NOW - 49 * 60 * MINUTE })[1]).toBe('warn');
    expect(sign({ clock_off_ms: -6 * MINUTE })).toEqual(['All sent', 'warn']);
  });
});

describe('the sentences behind it', () => {
  it('say since when nobody was reached, what waits and when it is tried again', () => {
    const text = told({ phase: 'offline', waiting: 3, last_contact_at_ms: NOW - 60 * MINUTE, current_at_ms: NOW - 60 * MINUTE, next_try_at_ms: NOW + 40_000 });
    expect(text).toMatch(/last reached at 11:00/);
    expect(text).toMatch(/3 changes wait to be sent/);
    expect(text).toMatch(/next try is in 40 seconds/);
    expect(text).toMatch(/known up to 11:00/);
  });
  it('say what of papers and pictures is on its way', () => {
    const none = { sending: 0, sending_bytes: 0, fetching: 0, wanted: 0, full: false };
    expect(told({ attachments: none })).not.toMatch(/attachment/);
    expect(told({ attachments: { ...none, sending: 2, sending_bytes: 2_000_000 } })).toMatch(/2 attachments \(.+MB\) follow/);
    expect(told({ attachments: { ...none, fetching: 3, wanted: 1 } })).toMatch(/One attachment of another PC has been asked for/);
    expect(told({ attachments: { ...none, fetching: 3 } })).toMatch(/3 attachments of other PCs are coming in/);
    expect(told({ attachments: { ...none, sending: 1, full: true } })).toMatch(/no room for more attachments/);
  });
  it('say when the line is spared', () => {
    expect(told({})).not.toMatch(/spared/);
    expect(told({ spare: 'always', sparing: true })).toMatch(/spared: changes go every 15 minutes/);
  });
  it('begin with what is wrong, and say that the work is safe', () => {
    const sentences = sentencesOf(state({ phase: 'stopped', waiting: 2, problem: { code: 'key-missing', field: '', params: {} } }), NOW);
    expect(sentences.map(({ id }) => id).slice(0, 2)).toEqual(['problem', 'safe']);
    expect(sentences[0]?.tone).toBe('bad');
  });
  it('tell a clock that is ahead from one that is behind', () => {
    expect(told({ clock_off_ms: 3 * 60 * MINUTE })).toMatch(/3 hours ahead/);
    expect(told({ clock_off_ms: -3 * 60 * MINUTE })).toMatch(/3 hours behind/);
  });
  it('name the day of a contact that was on another one', () => expect(told({ phase: 'offline', last_contact_at_ms: NOW - 26 * 60 * MINUTE })).toMatch(/21\/11\/2026 10:00/));
});

it('says as of when figures are only where others may have moved on', () => {
  const old = { current_at_ms: NOW - 60 * MINUTE };
  expect(notAllText(state({ phase: 'offline' }))).toBeNull();
  expect(notAllText(state({ phase: 'loading', loading: { done: 2, of: 5, history: false } }))).toBe('Loading 40%: not all is here yet');
  // History is missing also while head office is not reached.
  expect(notAllText(state({ phase: 'offline', loading: { done: 2, of: 5, history: true } }))).toBe('Loading history 40%: what was posted is not all here yet');
  expect(asOfText(state({}), NOW)).toBeNull();
  expect(asOfText(state({ phase: 'working' }), NOW)).toBeNull();
  expect(asOfText(state({ phase: 'working', ...old }), NOW)).toBe('As of 11:00');
  expect(asOfText(state({ phase: 'offline', ...old }), NOW)).toBe('As of 11:00');
  expect(asOfText(state({ phase: 'alone', ...old }), NOW)).toBeNull();
});

it('speaks of durations as people do', () => expect([5_000, 3 * MINUTE, -150 * MINUTE, 3 * 24 * 60 * MINUTE].map(durationText)).toEqual(['5 seconds', '3 minutes', '3 hours', '3 days']));

describe('in the window', () => {
  const CLERK = { version: '', waiting: null, company: { path: '/f', company: { name: 'Nordwind', time_zone: 'Etc/UTC', currency: 'EUR' }, user: { id: 'u1', name: 'Anna' }, branch: {}, device: {}, rights: ['company.see', 'company.change'], scopes: {}, facets: [], preview: null } } as unknown as ProgramState;
  let now = state({});
  let disconnect: () => void;
  const asked: unknown[] = [];
  beforeEach(async () => {
    asked.length = 0;
    now = state({});
    disconnect = connect(memoryTransport({
      program_state: () => CLERK, undo_state: () => ({ undo: null, redo: null }), sync_state: () => now,
      sync_limits: (request: { paused: boolean; most_kilobytes: number | null }) => {
        asked.push(request);
        now = state({ phase: request.paused ? 'paused' : 'current' });
        return now;
      },
    }));
    settleIn(await call('program_state', {}));
    const Here = () => <><h1>Here</h1><input aria-label="typed" /></>;
    render(<App areas={[{ id: 'home', screens: [{ path: '/home', component: Here }] }]} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
    await screen.findByText('All sent');
  });
  afterEach(() => {
    settleIn({ version: '', company: null, waiting: null });
    disconnect();
  });

  it('changes its words without opening anything or taking the focus', async () => {
    const field = screen.getByLabelText('typed');
    field.focus();
    now = state({ phase: 'stopped', refused: 2, problem: { code: 'key-missing', field: '', params: {} } });
    await act(() => queries.invalidateQueries({ queryKey: ['sync_state'] }));
    await screen.findByText('Not syncing');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(field);
    screen.getByRole('button', { name: /^Sync: ?Not syncing ?2 ?things need somebody$/ });
  });
  it('opens for whoever presses it, and pauses', async () => {
    fireEvent.click(screen.getByTestId('sync'));
    const panel = await screen.findByRole('dialog');
    within(panel).getByText('Everything done here has arrived at head office.');
    fireEvent.click(within(panel).getByTestId('sync.pause'));
    await within(panel).findByText('Go on');
    expect(asked).toEqual([{ paused: true, most_kilobytes: null }]);
  });
});
