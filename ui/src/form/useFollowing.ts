/** A form's own copy of a record. Fields that nobody has typed in follow the record when it changes elsewhere: by undo, or at another PC. */
import { useState } from 'react';

/** The newer record with what was typed over the older one. */
export const rebased = <T extends object>(base: T, typed: T, newer: T): T =>
  ({ ...newer, ...Object.fromEntries(Object.entries(typed).filter(([field, value]) => value !== base[field as keyof T])) });

export function useFollowing<T extends object>(record: T): [T, (part: Partial<T>) => void] {
  const [form, setForm] = useState({ base: record, value: record });
  const current = form.base === record ? form : { base: record, value: rebased(form.base, form.value, record) };
  if (current !== form) setForm(current);
  return [current.value, (part) => setForm((now) => ({ ...now, value: { ...now.value, ...part } }))];
}
