/** The page of head office: the door, how each PC stands, a code that runs out, and what is said before a PC is taken out. */
import { render, screen, waitFor, within, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { AdminPage } from '../src/admin/AdminPage';
import { monthEnds } from '../src/admin/PeriodEnd';
import type { Enrolment, Overview, PcRow } from '../src/admin/generated/admin';
import { loadWords } from '../src/admin/texts';
import { clockText, heldText, isOld, leftText, seenText, standingOf, workText } from '../src/admin/words';
import { AskHost, DialogHost, closeDialogs } from '../src/ui/overlays';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const branch = { id: 'b', code: 'B1', name: 'Altona' };
const nora = { id: 'p1', name: 'Nora' };
const pc = (part: Partial<PcRow> = {}): PcRow => ({
  id: 'd1', code: '02', name: 'Counter', branch, role: { key: 'shop', name: null }, people: [], branches: [branch], teams: ['North'], facets: ['cost'], status: 'active', app: '0.2.0', joined_at_ms: 0, seen_at_ms: NOW - 5_000, waiting: 0, behind: 0, clean_to_ms: 0, clock_off_ms: 3, disk_free: 8e10, ...part,
});

beforeEach(() => loadWords('en'));

describe('how a PC stands', () => {
  const stands = (part: Partial<PcRow>): string => standingOf(pc(part), NOW).title;
  it('is told from its last contact and what it has not fetched', () => {
    expect(stands({})).toBe('Up to date');
    expect(stands({ behind: 3 })).toBe('Fetching');
    expect(stands({ seen_at_ms: NOW - 60 * MINUTE, behind: 3 })).toBe('Away');
    expect(stands({ status: 'stale' })).toBe('Silent for too long');
    expect(stands({ status: 'revoked', seen_at_ms: 0 })).toBe('Taken out');
  });
  it('warns of one that has been away for more than a week', () => {
    expect(standingOf(pc({ seen_at_ms: NOW - 6 * 24 * 60 * MINUTE }), NOW).tone).toBe('neutral');
    expect(standingOf(pc({ seen_at_ms: NOW - 8 * 24 * 60 * MINUTE }), NOW).tone).toBe('warn');
  });
  it('tells a clock that is wrong, and when it was seen', () => {
    expect(clockText(pc({ clock_off_ms: -4 * MINUTE }))).toBeNull();
    expect(clockText(pc({ clock_off_ms: -120 * MINUTE }))).toBe('Clock 2 hours behind');
    expect(heldText(pc())).toEqual(['Altona', 'Deals of North', 'costs']);
    expect(heldText(pc({ branches: null, teams: null, facets: [] }))).toEqual(['All branches', '', '']);
    expect(heldText(pc({ teams: [] }))).toEqual(['Altona', 'Deals of no team', 'costs']);
    expect(workText(pc())).toBe('Altona · Shop');
    expect(workText(pc({ branch: null, role: { key: 'r1', name: 'Till' }, people: [nora, { id: 'p2', name: 'Sven' }] }))).toBe('Till · Nora, Sven');
    expect(workText(pc({ role: null }))).toBe('');
    expect(seenText(pc(), NOW)).toBe('now');
    expect(seenText(pc({ seen_at_ms: NOW - 180 * MINUTE }), NOW)).toBe('3 hours ago');
  });
  it('knows an old backup, and how long a code is still good', () => {
    expect([isOld(NOW - 37 * 60 * MINUTE, NOW), isOld(NOW - 35 * 60 * MINUTE, NOW)]).toEqual([true, false]);
    expect([leftText(249_000), leftText(-1)]).toEqual(['4:09', '0:00']);
  });
});

describe('the page', () => {
  const posted: [string, unknown][] = [];
  let signedIn = true;
  let made: Enrolment;
  const overview = (): Overview => ({
    firm: { id: 'f', name: 'Nordlicht', head: 9, has_company: true }, people: [], issues: [{ kind: 'oversold', open: 2 }], quarantine: [], parked: [], backup: null,
    pcs: [pc({ seen_at_ms: NOW, waiting: 4, role: { key: 'r1', name: 'Till' }, people: [nora] })], server: { version: '0.2.0', fingerprint: 'AB:CD', now_ms: NOW, database: 'sqlite', database_bytes: 1e6, attachment_bytes: 0 },
  });
  const answerOf = (path: string, body: unknown): [number, unknown] => {
    if (path === 'sign-in') {
      signedIn = (body as { password: string }).password === 'right';
      return signedIn ? [200, null] : [401, { code: 'wrong-password', wait_ms: null }];
    }
    if (path === 'sign-out') signedIn = false;
    if (!signedIn && path !== 'sign-out') return [401, { code: 'signed-out', wait_ms: null }];
    if (path === 'overview') return [200, overview()];
    if (path === 'choices') return [200, { branches: [branch], roles: [{ key: 'sales', name: null }, { key: 'shop', name: null }, { key: 'r1', name: 'Till' }], people: [nora, { id: 'p2', name: 'Sven' }] }];
    if (path === 'close') return [200, [{ id: 'd2', code: '03', name: 'Stall', clean_to_ms: NOW - 5 * 24 * 60 * MINUTE, waiting: 2, seen_at_ms: NOW - 3 * 60 * MINUTE }]];
    return [200, path === 'enrol' ? made : null];
  };
  beforeEach(() => {
    posted.length = 0;
    signedIn = true;
    made = { code: 'K7-M4XQ2P', good_until_ms: Date.now() + 10 * MINUTE, fingerprint: 'AB:CD', qr: 'kontor', founder: false };
    vi.stubGlobal('fetch', async (url: string, { method, body, headers }: RequestInit) => {
      if (method === 'POST' && !(headers as Record<string, string>)['x-kontor-admin']) return new Response('{}', { status: 400 });
      const said: unknown = typeof body === 'string' ? JSON.parse(body) : null;
      const path = url.replace('api/', '');
      if (method === 'POST') posted.push([path, said]);
      const [status, answer] = answerOf(path, said);
      return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } });
    });
    render(<><AdminPage /><DialogHost /><AskHost /></>);
  });
  afterEach(() => {
    closeDialogs();
    vi.unstubAllGlobals();
  });

  it('shows PCs and what waits', async () => {
    const row = (await screen.findByText('Counter')).closest('tr') as HTMLElement;
    within(row).getByText('Up to date');
    within(row).getByText('4 changes to send');
    fireEvent.click(screen.getByRole('tab', { name: /To settle/ }));
    await screen.findByText('More left the shelf than was there');
  });
  it('gives a code that can be read out, with its address', async () => {
    fireEvent.click(await screen.findByTestId('admin.enrol'));
    await waitFor(() => expect(screen.getByTestId('admin.enrol-make').hasAttribute('disabled')).toBe(false));
    fireEvent.click(screen.getByTestId('admin.enrol-make'));
    expect((await screen.findByTestId('admin.code')).textContent).toBe('K7M4 XQ2P');
    screen.getByText(location.host);
    screen.getByRole('img', { name: /picture for a camera/ });
    expect(posted).toEqual([['enrol', { branch: 'b', role: 'sales', people: [] }]]);
  });
  it('says who works at a PC, and begins with what was said before', async () => {
    const row = (await screen.findByText('Counter')).closest('tr') as HTMLElement;
    within(row).getByText('Altona · Till · Nora');
    fireEvent.click(within(row).getByTestId('admin.reach'));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(await within(dialog).findByLabelText('Sven'));
    fireEvent.click(within(dialog).getByLabelText('Nora'));
    fireEvent.click(within(dialog).getByTestId('admin.reach-save'));
    await waitFor(() => expect(posted).toEqual([['reach', { pc: 'd1', branch: 'b', role: 'r1', people: ['p2'] }]]));
  });
  it('strikes out a code that is no longer good', async () => {
    made = { ...made, good_until_ms: Date.now() - 1 };
    fireEvent.click(await screen.findByTestId('admin.enrol'));
    await waitFor(() => expect(screen.getByTestId('admin.enrol-make').hasAttribute('disabled')).toBe(false));
    fireEvent.click(screen.getByTestId('admin.enrol-make'));
    expect((await screen.findByTestId('admin.code')).hasAttribute('data-over')).toBe(true);
    expect(screen.queryByRole('img')).toBeNull();
  });
  it('says what happens before a PC is taken out, and what has not arrived', async () => {
    fireEvent.click(await screen.findByTestId('admin.revoke'));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText(/forgets the company.*4 changes of it have not arrived yet/);
    expect(posted).toEqual([]);
    fireEvent.click(within(dialog).getByTestId('ask-yes'));
    await waitFor(() => expect(posted).toEqual([['revoke', { pc: 'd1' }]]));
  });
  it('tells from which PCs something of a month may still come', async () => {
    expect(monthEnds('2026-03-15').slice(0, 4)).toEqual(['2026-03-01', '2026-02-01', '2026-01-01', '2025-12-01']);
    fireEvent.click(await screen.findByTestId('admin.period'));
    await screen.findByText('One PC may still bring something of it');
    screen.getByText(/last heard of 3 hours ago; 2 changes waited on it then; all of it is here up to 17\/11\/2026/);
    expect(posted).toEqual([['close', { before_ms: new Date(2026, 10, 1).getTime() }]]);
  });
  it('asks for the password where nobody is signed in, and again when it was wrong', async () => {
    await screen.findByText('Counter');
    fireEvent.click(screen.getByText('Sign out'));
    const enter = async (password: string): Promise<void> => {
      fireEvent.change((await screen.findByLabelText('Password', { selector: 'input' })) as HTMLElement, { target: { value: password } });
      fireEvent.click(screen.getByTestId('admin.enter'));
    };
    await enter('wrong');
    await screen.findByText('That is not right.');
    await enter('right');
    await screen.findByText('Counter');
  });
});
