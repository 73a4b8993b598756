/** A change to many rows: what it would do is shown before it is done, and what could not be done after it. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { connect } from '../src/core/client';
import type { BulkOutcome, BulkWish, JobView } from '../src/core/generated/commands';
import { memoryTransport } from '../src/core/transport';
import { hasText, loadLanguage } from '../src/i18n';
import { BulkDialog } from '../src/list/bulk/BulkDialog';
import type { BulkChange } from '../src/list/bulk/changes';
import { taskChanges } from '../src/screens/calendar/bulk';
import { contactChanges } from '../src/screens/contacts/bulk';
import { dealChanges } from '../src/screens/deals/bulk';
import { documentChanges } from '../src/screens/documents/bulk';
import { itemChanges } from '../src/screens/items/bulk';

const outcome = (over: Partial<BulkOutcome> = {}): BulkOutcome => ({ found: 120, done: 120, same: 0, sums: [], reasons: [], skipped: [], ...over });
const fault = { code: 'not-found' as const, field: '', params: {} };

let answers: Record<string, BulkOutcome>;
const started = vi.fn();
let disconnect: () => void;
beforeEach(async () => {
  await loadLanguage('en');
  started.mockClear();
  answers = { bulk_preview: outcome(), bulk_run: outcome() };
  disconnect = connect(memoryTransport({
    job_start: ({ command, request }: { command: string; request: BulkWish }): Partial<JobView> => {
      started(command, request);
      return { id: 1, done: 0, total: null, took_ms: 0, left_ms: null, answer: answers[command] as never, refused: null };
    },
  }));
});
afterEach(() => disconnect());

const PARAMETERS = { from: 0, limit: 0, search: 'berg', filters: [] };
const find = (id: string): BulkChange => [...contactChanges, ...itemChanges, ...dealChanges, ...taskChanges, ...documentChanges].find((change) => change.id === id) as BulkChange;
const open = (id: string, onClose = vi.fn()) => {
  render(<BulkDialog change={find(id)} list="item_list" parameters={PARAMETERS} onClose={onClose} />);
  return onClose;
};
const go = (): HTMLElement => screen.getByTestId('bulk.run');

describe('a change to many rows', () => {
  it('says what it would do before it can be done, and does just that', async () => {
    answers['bulk_preview'] = outcome({ found: 11_133, done: 11_120, same: 9, reasons: [{ fault, count: 4, examples: ['Chai', 'Chang'] }], skipped: [{ id: 'a', title: 'Chai', faults: [fault] }] });
    const onClose = open('items.bulk-inactive');
    await screen.findByText('11,120 of 11,133 will change.');
    expect(screen.getByText('9 are so already.')).toBeTruthy();
    expect(screen.getByText('4 cannot be changed:')).toBeTruthy();
    expect(screen.getByText('Chai, Chang …').className).toBe('soft');
    fireEvent.click(go());
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    const wish = { action: { do: 'item_active', active: false }, list: 'item_list', parameters: PARAMETERS };
    expect(started.mock.calls).toEqual([['bulk_preview', wish], ['bulk_run', wish]]);
  });
  it('shows who was passed over and why, and stays until it is closed', async () => {
    answers['bulk_run'] = outcome({ done: 118, skipped: [{ id: 'a', title: 'Chai', faults: [fault] }, { id: 'b', title: 'Chang', faults: [fault] }] });
    const onClose = open('items.bulk-inactive');
    await waitFor(() => expect(go().textContent).toBe('Change 120'));
    fireEvent.click(go());
    await screen.findByText('2 were passed over:');
    expect([...document.querySelectorAll('.bulk-skipped strong')].map((name) => name.textContent)).toEqual(['Chai', 'Chang']);
    expect(screen.getByRole('button', { name: /^Undo/ })).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });
  it('tries nothing while something is missing, and cannot be done where nothing would change', async () => {
    answers['bulk_preview'] = outcome({ done: 0, same: 120 });
    open('tasks.bulk-move');
    await screen.findByText('120 are so already.');
    expect(go().hasAttribute('disabled')).toBe(true);
    started.mockClear();
    fireEvent.change(screen.getByRole('textbox', { name: 'Days' }), { target: { value: '' } });
    fireEvent.blur(screen.getByRole('textbox', { name: 'Days' }));
    await waitFor(() => expect(screen.queryByText('120 are so already.')).toBeNull());
    expect(started).not.toHaveBeenCalled();
  });
});

describe('the changes of the lists', () => {
  const all = [...contactChanges, ...itemChanges, ...dealChanges, ...taskChanges, ...documentChanges];
  it('have a text and a right each, and an id of their own', () => {
    expect(all.filter(({ title }) => !hasText(title))).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ right }) => /^[a-z]+\.(change|post)$/.test(right))).toBe(true);
  });
  it('say what the core is asked', () => {
    const choice = { id: 'x', title: 'X' };
    expect(find('contacts.bulk-owner').wish({ choice, none: false })).toEqual({ do: 'party_owner', owner: 'x' });
    expect(find('contacts.bulk-owner').wish({ choice: null, none: true })).toEqual({ do: 'party_owner', owner: null });
    expect(find('contacts.bulk-owner').wish({ choice: null, none: false })).toBeNull();
    expect(find('items.bulk-price').wish({ list: choice, by: 'percent', value: '3.3', step: '0.05' })).toEqual({ do: 'item_price', list: 'x', change: { percent: '3.3' }, step: '0.05' });
    expect(find('items.bulk-price').wish({ list: choice, by: 'amount', value: null, step: '' })).toBeNull();
    expect(find('deals.bulk-stage').wish({ stage: choice, reason: ' too dear ' })).toEqual({ do: 'deal_stage', stage: 'x', lost_reason: 'too dear' });
  });
});
