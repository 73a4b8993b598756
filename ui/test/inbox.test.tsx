/** What waits for somebody: in words, settled by one click, walked by keys; and two records side by side. */
import { createMemoryHistory } from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { App } from '../src/App';
import { call, connect } from '../src/core/client';
import type { IssueCure, IssueRow, IssueValue, ProgramState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { hasText, loadLanguage } from '../src/i18n';
import { compare } from '../src/merge/compare';
import { Inbox } from '../src/screens/inbox/Inbox';
import { issueHint, issueTitle, recordText, saidText } from '../src/screens/inbox/words';
import { settleIn } from '../src/shell/office';
import { changeSettings } from '../src/ui';

const CLERK = { version: '', waiting: null, company: { path: '/f', company: { name: 'Nordwind', time_zone: 'Etc/UTC', currency: 'EUR' }, user: { id: 'u1', name: 'Anna' }, branch: {}, device: {}, rights: ['company.see', 'party.see', 'party.change'], scopes: {}, facets: [], preview: null } } as unknown as ProgramState;
const value = (holds: IssueValue['holds'], said: IssueValue['value'], part: Partial<IssueValue> = {}): IssueValue => ({ holds, value: said, name: null, currency: null, ...part });
const row = (number: number, part: Partial<IssueRow> = {}): IssueRow => ({
  number, kind: 'held', open: true, record: { kind: 'party', id: `p${String(number)}`, name: `Firm ${String(number)}` }, whole: null, beside: null, column: 'vat_id', stands_by: null, stands: value('text', 'DE1'), other: value('text', 'DE2'),
  user: 'u2', user_name: 'Janet', mine: false, device: 'd', device_name: 'PC 2', at_ms: Date.UTC(2026, 10, 22, 9), needs: 'party.change', allowed: true, ...part,
});

const KINDS = ['overwritten', 'held', 'removal_asked', 'duplicate', 'number_twice', 'series_not_owned', 'totals_wrong', 'entry_unbalanced', 'not_allowed', 'period_closed', 'oversold', 'over_allocated', 'invoiced_twice', 'decided_twice', 'clock_off', 'unreadable', 'received_twice', 'signature_wrong', 'credit_exceeded'] as const satisfies readonly IssueRow['kind'][];

beforeEach(async () => {
  changeSettings({ language: 'en' });
  await loadLanguage('en');
  settleIn(CLERK);
});
afterEach(() => void settleIn({ version: '', company: null, waiting: null }));

describe('words', () => {
  it('has a title and a hint for every kind', () => {
    for (const kind of KINDS) {
      expect(issueTitle(row(1, { kind })).length).toBeGreaterThan(5);
      expect(issueHint(row(1, { kind })).length).toBeGreaterThan(20);
      expect(hasText(`issue-${kind.replaceAll('_', '-')}`)).toBe(true);
    }
    expect(issueTitle(row(1))).toBe('VAT id: two people changed it at the same time');
  });
  it('names a part by what it is a part of', () => {
    expect(recordText(row(1))).toBe('Contact Firm 1');
    expect(recordText(row(1, { record: { kind: 'address', id: 'a', name: '' }, whole: { kind: 'party', id: 'p', name: 'Firm' } }))).toBe('Address · Firm');
  });
  it('shows every sort of value as people write it', () => {
    const said = (said: IssueValue): string => saidText('party', 'notes', said);
    expect(said(value('empty', null))).toBe('empty');
    expect(said(value('money', 12_050, { currency: 'EUR' }))).toBe('€120.50');
    expect(said(value('quantity', -4_500_000))).toMatch(/^[-−]4\.5$/);
    expect(said(value('date', '2026-11-22'))).toBe('22/11/2026');
    expect(said(value('flag', 1))).toBe('yes');
    expect(said(value('reference', 'x', { name: 'Janet' }))).toBe('Janet');
    expect(said(value('reference', 'x'))).toBe('a record that you do not see');
  });
});

describe('the screen', () => {
  const settled: unknown[] = [];
  let open: IssueRow[] = [];
  let cures: IssueCure[] = [];
  let refused: unknown[] = [];
  let disconnect: () => void;
  const show = async (address = '/inbox'): Promise<void> => {
    render(<App areas={[{ id: 'inbox', screens: [{ path: '/inbox', component: Inbox }] }]} history={createMemoryHistory({ initialEntries: [address] })} />);
    await screen.findByRole('heading', { name: 'Inbox' });
  };
  beforeEach(async () => {
    settled.length = 0;
    refused = [{ id: { incarnation: 1, dseq: 7 }, at_ms: 0, user: 'u1', user_name: 'Anna', command: 'party_save', reason: 'not_allowed', kept: false, again: true, records: [{ kind: 'party', id: 'p', name: 'Tal KG' }] }];
    open = [row(3), row(2, { mine: true }), row(1, { allowed: false })];
    cures = [{ cure: 'choose', command: 'issue_settle', request: {}, needs: 'party.change', allowed: true }];
    disconnect = connect(memoryTransport({
      program_state: () => CLERK, undo_state: () => ({ undo: null, redo: null }),
      issue_list: ({ show }: { show: string }) => ({ rows: show === 'open' ? open : [], more: false }),
      issue_get: ({ number }: { number: number }) => ({ issue: open.find((one) => one.number === number), before: value('text', 'DE0'), cures, notes: [] }),
      issue_settle: (request: { number: number }) => {
        settled.push(request);
        return { issue: { ...open.find((one) => one.number === request.number), open: false }, before: null, cures: [], notes: [] };
      },
      issue_period: (request: { number: number }) => {
        settled.push(request);
        return { issue: { ...open[0], open: false }, before: null, cures: [], notes: [] };
      },
      sync_refusals: () => refused,
      sync_refusal_retry: (request: unknown) => {
        settled.push(request);
        refused = [];
        return refused;
      },
    }));
    settleIn(await call('program_state', {}));
  });
  afterEach(() => disconnect());

  it('shows before, what stands and what was written at the same time, with who and when', async () => {
    await show();
    expect((await screen.findByRole('group', { name: 'Before' })).textContent).toContain('DE0');
    expect(screen.getByRole('group', { name: 'Stands now' }).textContent).toContain('DE1');
    expect(screen.getByRole('group', { name: 'Written at the same time' }).textContent).toMatch(/DE2.*Janet.*22\/11\/2026 09:00.*PC 2/);
  });
  it('is settled by one click', async () => {
    await show();
    fireEvent.click(await screen.findByTestId('issue.other'));
    await waitFor(() => expect(settled).toEqual([{ number: 3, settling: { how: 'other' } }]));
  });
  it('is walked by keys, and the address remembers where', async () => {
    await show();
    const first = await screen.findByRole('button', { name: /Firm 3/ });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    await screen.findByRole('heading', { name: 'Contact Firm 2' });
    expect(document.activeElement?.getAttribute('data-issue')).toBe('2');
  });
  it('says which right is missing instead of offering what would be refused', async () => {
    await show('/inbox?issue=1');
    await screen.findByRole('heading', { name: 'Contact Firm 1' });
    expect(screen.queryByTestId('issue.other')).toBeNull();
    screen.getByText(/Ask your administrator for the right/);
  });
  it('offers the cure of the core, and takes a word', async () => {
    open = [row(4, { kind: 'removal_asked', column: null })];
    cures = [
      { cure: 'keep', command: 'issue_settle', request: {}, needs: 'party.change', allowed: true },
      { cure: 'remove', command: 'issue_settle', request: {}, needs: 'party.void', allowed: false },
    ];
    await show();
    fireEvent.click(await screen.findByTestId('cure.keep'));
    expect(screen.queryByTestId('cure.remove')).toBeNull();
    await waitFor(() => expect(settled).toEqual([{ number: 4, settling: { how: 'keep' } }]));
  });
  it('is empty with words', async () => {
    open = [];
    await show();
    await screen.findByText('Nothing waits for you');
  });
  it('tells own changes that were refused, and why', async () => {
    await show('/inbox?show=refused');
    const refused = await screen.findByRole('list', { name: 'Refused' });
    within(refused).getByText(/The right to it had been taken away/);
    within(refused).getByText('Contact Tal KG');
    within(refused).getByText('Not applied');
  });
  it('makes a refused change once more by one click', async () => {
    await show('/inbox?show=refused');
    fireEvent.click(await screen.findByTestId('refusal.again'));
    await waitFor(() => expect(settled).toEqual([{ incarnation: 1, dseq: 7 }]));
    await screen.findByText('Head office applied everything');
  });
  it('says whose the values are', async () => {
    open = [row(5, { mine: true, stands_by: { user: 'u2', user_name: 'Janet', mine: false, device_name: 'PC 1', at_ms: Date.UTC(2026, 10, 22, 8) } })];
    await show();
    expect((await screen.findByRole('group', { name: 'Stands now' })).textContent).toMatch(/Janet.*PC 1/);
    within(screen.getByRole('group', { name: 'Written at the same time' })).getByText('Yours');
  });
  it('decides about a closed period, and says before what that means', async () => {
    open = [row(6, { kind: 'period_closed', column: null, stands: value('date', '2026-10-31'), other: value('date', '2026-10-30') })];
    cures = [{ cure: 'post_later', command: 'issue_period', request: {}, needs: 'ledger.post', allowed: true }];
    await show();
    fireEvent.click(await screen.findByTestId('cure.post_later'));
    await screen.findByText(/closed until 31\/10\/2026 stays.*booked on 30\/10\/2026/);
    fireEvent.click(screen.getByTestId('ask-yes'));
    await waitFor(() => expect(settled).toEqual([{ number: 6, way: 'post_later' }]));
  });
});

it('compares two records: what differs first, what neither has not at all', () => {
  expect(compare([['Name', 'A'], ['Group', ''], ['Town', 'Kiel']], [['Name', 'B'], ['Group', ''], ['Town', 'Kiel']])).toEqual([
    { field: 'Name', values: ['A', 'B'], differs: true }, { field: 'Town', values: ['Kiel', 'Kiel'], differs: false },
  ]);
});
