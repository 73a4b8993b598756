/** What opens from a chip: ranges are kept as they were said, values are chosen and turned around. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { FilterEditor } from '../src/list/FilterEditor';
import { type Condition, textOf } from '../src/list/conditions';
import type { Filter } from '../src/list/fields';

const DUE: Filter = { kind: 'period', id: 'due', title: 'doc-due', ahead: true, optional: true };
const TOTAL: Filter = { kind: 'number', id: 'gross', title: 'doc-total', digits: () => 2 };
const KIND: Filter = { kind: 'choice', id: 'kind', title: 'doc-kind', choices: () => [{ id: 'invoice', title: 'Invoice' }, { id: 'credit_note', title: 'Credit note' }] };
const PARTY: Filter = { kind: 'record', id: 'party', title: 'doc-customer', search: () => [{ id: 'p2', title: 'Ernst Handel' }] as never, titleOf: (id) => Promise.resolve(id === 'p1' ? 'Alfreds' : 'Ernst Handel') };

let said: (string | null)[];
function Editor({ filter, first = null }: { filter: Filter; first?: Condition | null }) {
  const [condition, setCondition] = useState(first);
  return <FilterEditor filter={filter} condition={condition} onDone={vi.fn()} onChange={(next) => { said.push(next && textOf(next)); setCondition(next); }} />;
}
const type = (name: string, text: string): void => {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: 'Enter' });
};

beforeEach(async () => {
  said = [];
  await loadLanguage('en');
});

describe('a range of days', () => {
  it('keeps what was said relative to today, and says which day that is', () => {
    render(<Editor filter={DUE} />);
    type('To', '<+7d');
    type('From', '5.2.2026');
    expect(said).toEqual(['..<+7d', '2026-02-05..<+7d']);
    expect(screen.getByText(/^in 7 days, \d\d\/\d\d\/\d{4}$/)).toBeTruthy();
    type('From', '');
    type('To', '');
    expect(said.slice(2)).toEqual(['..<+7d', null]);
  });
  it('does not take what cannot be read', () => {
    render(<Editor filter={DUE} />);
    type('To', 'soon');
    expect(said).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'To' }).getAttribute('aria-invalid')).toBe('true');
  });
  it('has names, and rows without a day', () => {
    render(<Editor filter={DUE} />);
    fireEvent.click(screen.getByRole('button', { name: 'This week' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'is empty' }));
    expect(said).toEqual(['this-week', '!*']);
  });
});

it('a range of amounts is typed in the language of the window, and kept exactly', async () => {
  await loadLanguage('de');
  render(<Editor filter={TOTAL} />);
  type('Von', '1.000,50');
  type('Bis', '<2000');
  expect(said).toEqual(['1000.5..', '1000.5..<2000']);
});

describe('values', () => {
  it('are one of those chosen, or none of them', () => {
    render(<Editor filter={KIND} />);
    fireEvent.click(screen.getByRole('option', { name: 'Invoice' }));
    fireEvent.click(screen.getByRole('option', { name: 'Credit note' }));
    fireEvent.click(screen.getByRole('radio', { name: 'is not' }));
    fireEvent.click(screen.getByRole('option', { name: 'Invoice' }));
    expect(said).toEqual(['invoice', 'invoice,credit_note', '!invoice,credit_note', '!credit_note']);
  });
  it('of many records are taken away one by one', async () => {
    render(<Editor filter={PARTY} first={{ field: 'party', op: 'is', values: ['p1', 'p2'] }} />);
    const cross = await screen.findByRole('button', { name: /Alfreds/ });
    fireEvent.click(cross);
    await waitFor(() => expect(said).toEqual(['p2']));
  });
});
