/** A short table of settings: what is read, and a button at the end of a row that may be changed. */
import type { ReactNode } from 'react';

import { t } from '../../i18n';
import { IconButton } from '../../ui';

export interface SettingRow {
  id: string;
  /** What a screen reader calls it. */
  name: string;
  cells: readonly ReactNode[];
  onEdit?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

export function SettingTable({ heads, rows }: { heads: readonly string[]; rows: readonly SettingRow[] }) {
  const acts = rows.some(({ onEdit, onRemove }) => onEdit ?? onRemove);
  return (
    <div className="lines issued">
      <table>
        <thead>
          <tr>
            {heads.map((head, at) => <th key={head} scope="col" className={at === 0 ? 'line-what' : undefined}>{head}</th>)}
            {acts && <th scope="col"><span className="sr-only">{t('actions')}</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, cells, onEdit, onRemove }) => (
            <tr key={id}>
              {cells.map((cell, at) => <td key={heads[at]} className={at === 0 ? 'line-what' : undefined}>{cell}</td>)}
              {acts && (
                <td className="end">
                  {onEdit && <IconButton icon="edit" label={t('settings-edit', { name })} onPress={onEdit} />}
                  {onRemove && <IconButton icon="trash" label={t('settings-remove', { name })} onPress={onRemove} />}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
