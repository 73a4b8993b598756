/** What cannot be read is not sent in the form of what stood there before. */
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { NumberField } from '../src/ui';
import { goToUnread, guardForms } from '../src/ui/unread';

function Labels({ onSend }: { onSend: (count: string | null) => void }) {
  const [count, setCount] = useState<string | null>('1');
  return (
    <form aria-label="labels" onSubmit={(event) => { event.preventDefault(); onSend(count); }}>
      <NumberField label="Count" name="count" decimals={0} value={count} onChange={setCount} />
    </form>
  );
}

describe('a form with a number', () => {
  let unguard = (): void => undefined;
  beforeEach(() => { unguard = guardForms(); });
  afterEach(() => unguard());

  it('is sent only when the number can be read', () => {
    const send = vi.fn();
    render(<Labels onSend={send} />);
    const field = screen.getByLabelText('Count');
    for (const text of ['1.5', '1e3', 'two']) {
      fireEvent.change(field, { target: { value: text } });
      fireEvent.submit(screen.getByRole('form'));
      expect(send, text).not.toHaveBeenCalled();
      expect(document.activeElement, text).toBe(field);
      expect(goToUnread(), text).toBe(true);
    }
    fireEvent.change(field, { target: { value: '12' } });
    expect(goToUnread()).toBe(false);
    fireEvent.submit(screen.getByRole('form'));
    expect(send.mock.calls).toEqual([['12']]);
  });
});
