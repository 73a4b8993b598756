/** The roles by their names: the ones that come with the program in the words of the reader, the firm's own as people called them. */
import { useQueryOf } from '../../core/client';
import type { RoleRow } from '../../core/generated/commands';
import { t } from '../../i18n';
import { roleName } from '../../i18n/names';
import type { Choice } from '../../ui';

export const titleOf = ({ ready, name }: { ready: string | null; name: string }): string => (ready ? roleName(ready) : name);

interface Roles {
  rows: readonly RoleRow[];
  nameOf: (role: string) => string;
  /** To choose from, the firm's own apart. */
  choices: Choice[];
}

export function useRoles(): Roles {
  const rows = useQueryOf('role_list', {}).data ?? [];
  return {
    rows,
    nameOf: (role) => { const row = rows.find((one) => one.role === role); return row ? titleOf(row) : roleName(role); },
    choices: rows.map((row) => ({ id: row.role, title: titleOf(row), group: t(row.ready ? 'role-ready' : 'role-own') })),
  };
}
