/** Where a PC stands, whose work it does and who works on it: from that follows what it holds, now and when people or roles change. */
import { useEffect, useState } from 'react';

import { t } from '../i18n';
import { Checkbox, Select } from '../ui/fields';
import { ask } from './api';
import type { Choices } from './generated/admin';
import { roleText } from './words';

export interface PcPlace {
  branch: string | null;
  role: string;
  people: string[];
}

export function useChoices(): { choices: Choices | null; error: unknown } {
  const [state, setState] = useState<{ choices: Choices | null; error: unknown }>({ choices: null, error: null });
  useEffect(() => {
    ask('GET choices', null).then((choices) => setState({ choices, error: null }), (error: unknown) => setState({ choices: null, error }));
  }, []);
  return state;
}

interface PlaceFieldsProps {
  choices: Choices | null;
  value: PcPlace;
  onChange: (part: Partial<PcPlace>) => void;
}

export const PlaceFields = ({ choices, value: { branch, role, people }, onChange }: PlaceFieldsProps) => (
  <>
    <Select
      label={t('settings-branch')} name="branch" hint={t('admin-branch-hint')} value={branch ?? ''} onChange={(id) => onChange({ branch: id || null })}
      choices={[{ id: '', title: t('admin-all-branches') }, ...(choices?.branches ?? []).map(({ id, code, name }) => ({ id, title: name, note: code }))]}
    />
    <Select label={t('admin-role')} name="role" hint={t('admin-role-hint')} value={role || null} onChange={(next) => onChange({ role: next })} choices={(choices?.roles ?? []).map((one) => ({ id: one.key, title: roleText(one) }))} />
    {choices !== null && choices.people.length > 0 && (
      <fieldset className="admin-people">
        <legend>{t('admin-people-there')}</legend>
        <p className="soft">{t('admin-people-there-hint')}</p>
        {choices.people.map(({ id, name }) => (
          <Checkbox key={id} isSelected={people.includes(id)} onChange={(on) => onChange({ people: on ? [...people, id] : people.filter((one) => one !== id) })}>{name}</Checkbox>
        ))}
      </fieldset>
    )}
  </>
);
