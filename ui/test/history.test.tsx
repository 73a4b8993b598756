/** What the journal says, in words; days as instants; and the history of a record on the screen. */
import { createMemoryHistory } from '@tanstack/react-router';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { App } from '../src/App';
import { registry } from '../src/commands/registry';
import { call, connect } from '../src/core/client';
import type { CellChange, HistoryPage, ProgramState } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { setZone } from '../src/fmt';
import { DocumentScreen } from '../src/form';
import { erasePerson } from '../src/history/person';
import { fieldName, kindName, toldCells, valueText } from '../src/history/words';
import { loadLanguage } from '../src/i18n';
import { inInstants } from '../src/screens/journal/moments';
import { settleIn } from '../src/shell/office';
import { changeSettings } from '../src/ui';

const CLERK = { version: '', waiting: null, company: { path: '/f', company: { name: 'Nordwind', time_zone: 'Europe/Berlin', currency: 'EUR' }, user: { id: 'u1', name: 'Anna' }, branch: {}, device: {}, rights: ['party.see'], scopes: {}, facets: [], preview: null } } as unknown as ProgramState;
const cell = (column: string, from: CellChange['from'], to: CellChange['to'], part: Partial<CellChange> = {}): CellChange => ({ column, from, to, from_name: null, to_name: null, erased: false, ...part });

let disconnect: () => void;
const erased: unknown[] = [];
const HISTORY: HistoryPage = {
  total: 60, disclosures: [],
  entries: [{
    commit: { incarnation: 1, dseq: 7, at_ms: Date.UTC(2026, 10, 22, 9, 5), user: 'u2', user_name: 'Nancy Davolio', device: 'd', command: 'party_save' },
    changes: [
      { kind: 'party', id: 'p1', name: 'Berg', change: 'changed', cells: [cell('owner', 'a', 'b', { from_name: 'Nancy', to_name: 'Robert' }), cell('version', 1, 2)] },
      { kind: 'address', id: 'a1', name: 'Bergstr. 1', change: 'changed', cells: [cell('street', null, null, { erased: true })] },
    ],
  }],
};

beforeEach(async () => {
  localStorage.clear();
  changeSettings({ language: 'en' });
  await loadLanguage('en');
  disconnect = connect(memoryTransport({ program_state: () => CLERK, undo_state: () => ({ undo: null, redo: null }), history_of: ({ limit }: { limit: number }) => ({ ...HISTORY, total: limit > 50 ? 1 : 60 }), person_erase: (request: unknown) => { erased.push(request); return { records: 3, kept: 2 }; } }));
  settleIn(await call('program_state', {}));
});
afterEach(() => {
  settleIn({ version: '', company: null, waiting: null });
  disconnect();
});

describe('values of the journal in words', () => {
  it.each([
    ['party', 'block', 'orders', null, 'No new orders'], ['party', 'customer', 1, null, 'yes'], ['item', 'active', 0, null, 'no'], ['address', 'country', 'AT', null, 'Austria'],
    ['deal', 'amount_minor', 123_456, null, '€1,234.56'], ['deal', 'expected_on', '2026-03-01', null, '01/03/2026'], ['deal_line', 'quantity', 2_500_000, null, '2.5'], ['price_item', 'price', '12.5', null, '12.5'],
    ['shift', 'starts_min', 485, null, '8:05'], ['item', 'unit', 'C62', null, 'pc'], ['party', 'owner', '0190', 'Robert King', 'Robert King'], ['party', 'segment', '', null, 'empty'], ['party', 'segment', null, null, 'empty'],
  ] as const)('%s.%s %s', (kind, column, value, name, shown) => {
    expect(valueText(kind, column, value, name)).toBe(shown);
  });
  it('names kinds and fields, and hides no column for want of a word', () => {
    expect([kindName('party'), kindName('contact_point'), fieldName('party', 'payment_term'), fieldName('deal', 'nothing_known')]).toEqual(['Contact', 'Phone or mail', 'Payment term', 'nothing known']);
    const names = (change: 'made' | 'changed', isPart: boolean): string[] => toldCells({ change, cells: [cell('version', 1, 2), cell('name', 'a', 'b'), cell('party', null, 'p'), cell('notes', 'x', '')] }, isPart).map(({ column }) => column);
    expect([names('changed', false), names('changed', true), names('made', true)]).toEqual([['name', 'party', 'notes'], ['name', 'notes'], ['name']]);
  });
});

it('asks the journal for instants where people said days, in the time of the company', () => {
  setZone('Europe/Berlin');
  const from = Date.UTC(2026, 2, 28, 23);
  expect(inInstants([{ column: 'at_ms', op: 'is', values: ['2026-03-29'] }])).toEqual([
    { column: 'at_ms', op: 'from', values: [String(from)] },
    // The clock goes forward in that night: the day has 23 hours.
    { column: 'at_ms', op: 'to', values: [String(from + 23 * 3_600_000 - 1)] },
  ]);
  expect(inInstants([{ column: 'user', op: 'is', values: ['x'] }])).toEqual([{ column: 'user', op: 'is', values: ['x'] }]);
});

describe('the history of a record', () => {
  const Record = () => <DocumentScreen title="Berg GmbH" back="/home" recorded={{ kind: 'party', id: 'p1' }}>{null}</DocumentScreen>;
  const open = async (): Promise<void> => {
    render(<App areas={[{ id: 'home', screens: [{ path: '/home', component: Record }] }]} history={createMemoryHistory({ initialEntries: ['/home'] })} />);
    await screen.findByRole('heading', { name: 'Berg GmbH' });
  };
  it('tells who changed what, when, from what to what, and asks for more', async () => {
    await open();
    act(() => void registry.run('record.history'));
    const dialog = await screen.findByRole('dialog', { name: 'History: Berg GmbH' });
    const entry = await within(dialog).findByRole('listitem');
    expect(entry.textContent?.replaceAll(/\s+/g, ' ')).toBe('Nancy Davolio22/11/2026 10:05contact changedContact changedLooked after byNancy to RobertAddress Bergstr. 1 changedStreeterased for ever');
    fireEvent.click(within(dialog).getByRole('button', { name: '59 more' }));
    await waitFor(() => expect(within(dialog).queryByRole('button', { name: /more/ })).toBeNull());
  });
  it('erases a person only when the name was typed', async () => {
    await open();
    const done = erasePerson({ kind: 'party', id: 'p1' }, 'Berg');
    await screen.findByRole('dialog');
    const button = screen.getByTestId('dialog.save');
    fireEvent.submit(document.querySelector('.dialog form') as Element);
    expect(erased).toEqual([]);
    fireEvent.change(screen.getByLabelText(/^Type/), { target: { value: 'berg' } });
    fireEvent.click(button);
    await act(async () => { expect(await done).toBe(true); });
    expect(erased).toEqual([{ kind: 'party', id: 'p1' }]);
  });
});
