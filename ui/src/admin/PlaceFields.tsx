/** Where a PC stands and whose work it does: from that follows what it holds. */
import { useEffect, useState } from 'react';

import { t } from '../i18n';
import { Select } from '../ui/fields';
import { ask } from './api';
import type { BranchView } from './generated/admin';
import { roleText } from './words';

export interface PcPlace {
  branch: string | null;
  role: string;
}

interface Choices {
  branches: readonly BranchView[];
  roles: readonly string[];
}

export function useChoices(): { choices: Choices | null; error: unknown } {
  const [state, setState] = useState<{ choices: Choices | null; error: unknown }>({ choices: null, error: null });
  useEffect(() => {
    Promise.all([ask('GET branches', null), ask('GET roles', null)]).then(([branches, roles]) => setState({ choices: { branches, roles }, error: null }), (error: unknown) => setState({ choices: null, error }));
  }, []);
  return state;
}

interface PlaceFieldsProps {
  choices: Choices | null;
  value: PcPlace;
  onChange: (part: Partial<PcPlace>) => void;
}

export const PlaceFields = ({ choices, value: { branch, role }, onChange }: PlaceFieldsProps) => (
  <>
    <Select
      label={t('settings-branch')} name="branch" hint={t('admin-branch-hint')} value={branch ?? ''} onChange={(id) => onChange({ branch: id || null })}
      choices={[{ id: '', title: t('admin-all-branches') }, ...(choices?.branches ?? []).map(({ id, code, name }) => ({ id, title: name, note: code }))]}
    />
    <Select label={t('admin-role')} name="role" hint={t('admin-role-hint')} value={role || null} onChange={(next) => onChange({ role: next })} choices={(choices?.roles ?? []).map((id) => ({ id, title: roleText(id) }))} />
  </>
);
