/** Backups and keys in words: how they stand, what a restore leaves behind, what opens a company whose key is gone. */
import { createMemoryHistory } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { App } from '../src/App';
import { call, connect } from '../src/core/client';
import { CommandFailed, type Fault } from '../src/core/faults';
import type { BackupState, MomentRow, ProgramState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { loadLanguage } from '../src/i18n';
import { lostAfter, standingOf } from '../src/screens/safety/backups';
import { RestoreDialog } from '../src/screens/safety/RestoreDialog';
import { wayOf } from '../src/screens/welcome/OpenDialog';
import { settleIn } from '../src/shell/office';
import { changeSettings } from '../src/ui';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const state = (part: Partial<BackupState>): BackupState => ({ planned: true, last_good_at_ms: NOW - 5 * HOUR, last_good_path: '/b', failed: null, failed_at_ms: null, due_at_ms: null, ...part });
const moment = (dseq: number): MomentRow => ({ moment: { incarnation: 1, dseq }, at_ms: NOW - (100 - dseq) * HOUR, user: 'Anna', command: 'party_save' });
const refused = (code: string): CommandFailed => new CommandFailed([{ code, field: '', params: {} } as Fault]);
const CLERK = { version: '', waiting: null, company: { path: '/f', company: { name: 'Nordwind', time_zone: 'Europe/Berlin', currency: 'EUR' }, user: { id: 'u1', name: 'Anna' }, branch: {}, device: {}, rights: ['company.change'], scopes: {}, facets: [], preview: null } } as unknown as ProgramState;

beforeEach(async () => {
  changeSettings({ language: 'en' });
  await loadLanguage('en');
});

describe('how backups stand', () => {
  it('is good as long as the last one is young, and a warning when it is old or nobody plans any', () => {
    expect(standingOf(state({}), NOW).tone).toBe('good');
    expect(standingOf(state({ last_good_at_ms: NOW - 37 * HOUR }), NOW).tone).toBe('warn');
    expect(standingOf(state({ planned: false, last_good_at_ms: null }), NOW)).toMatchObject({ tone: 'warn', title: 'No backups are made' });
    expect(standingOf(state({ last_good_at_ms: null }), NOW)).toMatchObject({ tone: 'warn', title: 'No good backup yet' });
  });
  it('says what went wrong, and that there was a good one before', () => {
    const failed = { code: 'backup-folder-missing', field: '', params: { path: '/media/usb' } } as NonNullable<BackupState['failed']>;
    const { tone, hint } = standingOf(state({ failed, failed_at_ms: NOW }), NOW);
    expect(tone).toBe('bad');
    expect(hint).toMatch(/\/media\/usb.*Last good backup/);
  });
});

describe('what a restore leaves behind', () => {
  const rows = [moment(99), moment(98), moment(97)];
  it('is all that was done after the chosen moment', () => {
    expect(lostAfter(rows, rows[0]?.moment ?? null)).toEqual([]);
    expect(lostAfter(rows, rows[2]?.moment ?? null)).toEqual([rows[0], rows[1]]);
    expect(lostAfter(rows, null)).toEqual(rows);
  });

  const asked: unknown[] = [];
  let disconnect: () => void;
  beforeEach(async () => {
    asked.length = 0;
    disconnect = connect(memoryTransport({
      program_state: () => CLERK, undo_state: () => ({ undo: null, redo: null }), backup_moments: () => rows,
      backup_restore: (request: unknown) => { asked.push(request); return { state: CLERK, replaced: '/f.before', known: true }; },
    }));
    settleIn(await call('program_state', {}));
  });
  afterEach(() => {
    settleIn({ version: '', company: null, waiting: null });
    disconnect();
  });
  it('is said before, and the chosen moment is what the core is asked for', async () => {
    const backup = { path: '/b/north.kontor-backup', made_at_ms: NOW - 10 * HOUR, program: '0.1.0', incarnation: 1, dseq: 96, bytes: 1, whole: true, own: true, findings: 0 };
    const Here = () => <><h1>Here</h1><RestoreDialog backup={backup} onClose={() => undefined} /></>;
    render(<App areas={[{ id: 'home', screens: [{ path: '/home', component: Here }] }]} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('3 changes would be gone, from 22/11/2026 10:00 on.');
    const ways = within(dialog).getAllByRole('radio');
    expect(ways).toHaveLength(4);
    fireEvent.click(ways[2] as HTMLElement);
    await within(dialog).findByText(/^One change would be gone/);
    fireEvent.click(ways[1] as HTMLElement);
    await within(dialog).findByText('Nothing would be lost.');
    fireEvent.click(ways[3] as HTMLElement);
    fireEvent.click(screen.getByTestId('dialog.save'));
    await waitFor(() => expect(asked).toEqual([{ backup: backup.path, path: null, until: { incarnation: 1, dseq: 97 }, passphrase: null, recovery_key: null }]));
  });
});

it('knows what would open a company: a passphrase, the recovery key, or nothing of both', () => {
  expect(['passphrase-missing', 'wrong-passphrase', 'key-missing', 'key-store-locked', 'file-damaged'].map((code) => wayOf(refused(code)))).toEqual(['passphrase', 'passphrase', 'recovery_key', 'recovery_key', null]);
});
