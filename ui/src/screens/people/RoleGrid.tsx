/** The rights of a role as a table: what on the left, what may be done with it above, how far in the cells. */
import { ALL_ACTIONS, type Action, type Grant, type Resource, type Scope, possibleRights } from '../../core/generated/commands';
import { t } from '../../i18n';
import { RESOURCES, grantsWith, scopeOf } from './rights';
import { resourceName } from './sentences';

interface RoleGridProps {
  grants: readonly Grant[];
  /** Without it the table is only read. */
  onChange?: (grants: Grant[]) => void;
}

export function RoleGrid({ grants, onChange }: RoleGridProps) {
  return (
    // Where nothing in it takes the focus, the table itself does: it is scrolled by keys.
    <div className="lines role-grid" data-field="grants" role="region" aria-label={t('role-rights')} {...(onChange ? {} : { tabIndex: 0 })}>
      <table>
        <thead>
          <tr><th scope="col">{t('role-what')}</th>{ALL_ACTIONS.map((action) => <th key={action} scope="col" title={t(`role-action-${action}-hint`)}>{t(`role-action-${action}`)}</th>)}</tr>
        </thead>
        <tbody>
          {RESOURCES.map((resource) => (
            <tr key={resource}>
              <th scope="row">{t(`role-resource-${resource}`)}</th>
              {ALL_ACTIONS.map((action) => (
                <td key={action}>
                  {possibleRights[resource].actions.includes(action) && (
                    <Cell resource={resource} action={action} scope={scopeOf(grants, resource, action)} onChange={onChange && ((scope) => onChange(grantsWith(grants, resource, action, scope)))} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  resource: Resource;
  action: Action;
  scope: Scope | null;
  onChange?: ((scope: Scope | null) => void) | undefined;
}

/** Where there is one reach only, a tick. Plain controls: a hundred of them stand in the table. */
function Cell({ resource, action, scope, onChange }: CellProps) {
  const { scopes } = possibleRights[resource];
  const label = t('role-cell', { what: resourceName(resource), action: t(`role-action-${action}`) });
  const disabled = onChange === undefined;
  if (scopes.length === 1) return <input type="checkbox" aria-label={label} checked={scope !== null} disabled={disabled} onChange={({ target }) => onChange?.(target.checked ? 'company' : null)} />;
  return (
    <select aria-label={label} value={scope ?? ''} disabled={disabled} data-none={scope === null || undefined} onChange={({ target }) => onChange?.(scopes.find((one) => one === target.value) ?? null)}>
      <option value="">{t('role-scope-none')}</option>
      {scopes.map((one) => <option key={one} value={one}>{t(`role-scope-${one}`)}</option>)}
    </select>
  );
}
