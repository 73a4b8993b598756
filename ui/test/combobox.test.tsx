import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { ComboBox } from '../src/ui/ComboBox';
import type { Choice } from '../src/ui/fields';

const COUNTRIES: Choice[] = [{ id: 'DE', title: 'Germany' }, { id: 'GB', title: 'United Kingdom' }];

function Country() {
  const [value, setValue] = useState<Choice | null>(COUNTRIES[0] ?? null);
  return <ComboBox label="Country" value={value} onChange={setValue} search={(text) => COUNTRIES.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))} />;
}

beforeEach(() => loadLanguage('en'));

it('keeps every letter of a name, also of the one that is chosen already', () => {
  render(<Country />);
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Country' });
  act(() => field.focus());
  for (let length = 1; length <= 'Germany'.length; length += 1) {
    fireEvent.change(field, { target: { value: 'Germany'.slice(0, length) } });
    expect(field.value).toBe('Germany'.slice(0, length));
  }
  fireEvent.change(field, { target: { value: 'Germany!' } });
  expect(field.value).toBe('Germany!');
});
