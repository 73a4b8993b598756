/** Closing a period: who may still bring something into it, and that nobody is held up by that. */
import { createMemoryHistory } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { App } from '../src/App';
import { call, connect } from '../src/core/client';
import { CommandFailed } from '../src/core/faults';
import type { LatePc, ProgramState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { PeriodSection } from '../src/screens/settings/PeriodSection';
import { settleIn } from '../src/shell/office';
import { lateText } from '../src/sync/LatePcs';
import { changeSettings } from '../src/ui';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const late = (part: Partial<LatePc> = {}): LatePc => ({ id: 'd2', code: '03', name: 'Stall', people: ['Anna', 'Ben'], waiting: 2, seen_at_ms: NOW - 3 * HOUR, clean_to_ms: NOW - 30 * HOUR, ...part });
const CLERK = { version: '', waiting: null, company: { path: '/f', today: '2026-11-22', company: { name: 'Nordwind', time_zone: 'Etc/UTC', currency: 'EUR' }, user: { id: 'u1', name: 'Anna' }, branch: {}, device: {}, rights: ['company.see', 'ledger.see', 'ledger.change'], scopes: {}, facets: [], preview: null } } as unknown as ProgramState;

beforeEach(async () => {
  changeSettings({ language: 'en' });
  await loadLanguage('en');
});

it('says of a PC when it was heard of, what waited on it, and up to when all is here', () => {
  expect(lateText(late(), NOW)).toBe('last heard of 3 hours ago; 2 changes waited on it then; all of it is here up to 21/11/2026 06:00');
  expect(lateText(late({ seen_at_ms: NOW - 50 * HOUR, waiting: 0, clean_to_ms: null }), NOW)).toBe('last heard of on 20/11/2026 10:00; it has never said that all of it is here');
});

describe('whoever closes a period', () => {
  const saved: unknown[] = [];
  let phase = 'current';
  let answer: () => LatePc[] = () => [];
  let disconnect: () => void;
  beforeEach(async () => {
    saved.length = 0;
    phase = 'current';
    disconnect = connect(memoryTransport({
      program_state: () => CLERK, undo_state: () => ({ undo: null, redo: null }), choices: () => ({ branches: [] }), period_lock_list: () => [], issue_list: () => ({ rows: [] }),
      sync_state: () => ({ phase, waiting: 0, refused: 0, problem: null }), period_readiness: () => answer(),
      period_lock_save: (lock: unknown) => { saved.push(lock); return lock; },
    }));
    settleIn(await call('program_state', {}));
  });
  afterEach(() => {
    settleIn({ version: '', company: null, waiting: null });
    disconnect();
  });
  const dialog = async (): Promise<HTMLElement> => {
    render(<App areas={[{ id: 'home', screens: [{ path: '/home', component: PeriodSection }] }]} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
    fireEvent.click(await screen.findByText('Close a period'));
    return screen.findByRole('dialog');
  };

  it('sees which PCs may still bring something, and may close anyway', async () => {
    answer = () => [late(), late({ id: 'd3', code: '04', name: 'Van', people: [] })];
    const shown = within(await dialog());
    await shown.findByText('2 PCs may still bring something of it');
    shown.getByText(/Stall · Anna, Ben/);
    shown.getByText(/waits in the inbox/);
    expect(shown.getByTestId('dialog.save').textContent).toBe('Close anyway');
    fireEvent.click(shown.getByTestId('dialog.save'));
    await waitFor(() => expect(saved).toHaveLength(1));
  });
  it('hears that everything is there', async () => {
    answer = () => [];
    const shown = within(await dialog());
    await shown.findByText('Every PC has sent everything of it');
    expect(shown.getByTestId('dialog.save').textContent).toBe('Close a period');
  });
  it('is told that head office could not be asked', async () => {
    answer = () => { throw new CommandFailed([{ code: 'sync-unreachable', field: '', params: { server: 'office.example' } }]); };
    const shown = within(await dialog());
    await shown.findByText(/could not be asked which PCs may still bring something\. .*office\.example/);
    expect(shown.getByTestId('dialog.save').textContent).toBe('Close anyway');
  });
  it('is asked nothing where the company works alone', async () => {
    phase = 'alone';
    answer = () => { throw new Error('nobody to ask'); };
    const shown = within(await dialog());
    expect(shown.getByTestId('dialog.save').textContent).toBe('Close a period');
    expect(shown.queryByRole('status')).toBeNull();
  });
});
