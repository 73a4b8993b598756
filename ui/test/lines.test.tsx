/** Lines of documents: what is drawn anew while somebody types. */
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { LinesEditor } from '../src/draft/LinesEditor';
import type { Reckoned } from '../src/core/generated/commands';
import { reckonedByKey } from '../src/screens/documents/form';

interface Line {
  key: string;
  quantity: string;
}

describe('the lines of a long document', () => {
  const editor = (lines: readonly Line[], prices: Record<string, string>, drawn: string[]) => (
    <LinesEditor<Line>
      label="Lines" name="lines" lines={lines} lineId={({ key }) => key} shows={({ key }) => [prices[key]]}
      columns={[{ id: 'quantity', title: 'line-qty', width: 90, cell: ({ key, quantity }) => { drawn.push(key); return `${quantity} at ${prices[key] ?? ''}`; } }]}
      onInsert={() => undefined} onRemove={() => undefined} onMove={() => undefined} onDouble={() => undefined}
    />
  );
  it('are drawn anew one by one', () => {
    const drawn: string[] = [];
    const [a, b, c] = ['a', 'b', 'c'].map((key): Line => ({ key, quantity: '1' })) as [Line, Line, Line];
    const { rerender, container } = render(editor([a, b, c], { a: '5' }, drawn));
    drawn.length = 0;
    rerender(editor([a, { ...b, quantity: '2' }, c], { a: '5' }, drawn));
    expect(drawn).toEqual(['b']);
    drawn.length = 0;
    rerender(editor([a, { ...b, quantity: '2' }, c], { a: '6' }, drawn));
    expect(drawn).toContain('a');
    expect(drawn).not.toContain('c');
    expect(container.querySelectorAll('tbody tr')[0]?.textContent).toContain('1 at 6');
  });
  it('keep what they came to, wherever they stand now', () => {
    const reckoned = (net: number) => ({ lines: [{ at: 0, net }, { at: 1, net: 7 }] }) as unknown as Reckoned;
    const first = reckonedByKey(reckoned(5), ['a', 'b']);
    const second = reckonedByKey(reckoned(6), ['a', 'b'], first);
    expect(second.get('a')).not.toBe(first.get('a'));
    expect(second.get('b')).toBe(first.get('b'));
    const moved = reckonedByKey({ lines: [{ at: 0, net: 7 }, { at: 1, net: 6 }] } as unknown as Reckoned, ['b', 'a'], second);
    expect(moved.get('b')).toBe(first.get('b'));
  });
});
