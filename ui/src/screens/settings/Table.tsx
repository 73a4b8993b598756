/** A short table of settings: what is read, and what may be done with a row at its end. */
import type { ReactNode } from 'react';

import { t } from '../../i18n';
import { IconButton, type IconName } from '../../ui';

export interface RowAct {
  icon: IconName;
  label: string;
  run: () => void;
  isDisabled?: boolean;
}

export interface SettingRow {
  id: string;
  /** What a screen reader calls it. */
  name: string;
  cells: readonly ReactNode[];
  onEdit?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
  /** Before change and removal. */
  acts?: readonly RowAct[];
  faded?: boolean;
}

/** A head, or one of a column of figures. */
type Head = string | { title: string; end: true };

const titleOf = (head: Head): string => (typeof head === 'string' ? head : head.title);
const classOf = (head: Head, at: number): string | undefined => (typeof head === 'string' ? (at === 0 ? 'line-what' : undefined) : 'end');

const hasActs = ({ onEdit, onRemove, acts = [] }: SettingRow): boolean => (onEdit ?? onRemove) !== undefined || acts.length > 0;

export function SettingTable({ heads, rows }: { heads: readonly Head[]; rows: readonly SettingRow[] }) {
  const acting = rows.some(hasActs);
  return (
    <div className="lines issued part settings-table">
      <table>
        <thead>
          <tr>
            {heads.map((head, at) => <th key={titleOf(head)} scope="col" className={classOf(head, at)}>{titleOf(head)}</th>)}
            {acting && <th scope="col"><span className="sr-only">{t('actions')}</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.faded ? 'faded' : undefined}>
              {heads.map((head, at) => <td key={titleOf(head)} className={classOf(head, at)}>{at === 0 ? <First row={row} /> : row.cells[at]}</td>)}
              {acting && <td className="end row-acts"><RowActs row={row} /></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The name of a row leads to its form by mouse as well. */
function First({ row: { cells: [cell], onEdit } }: { row: SettingRow }) {
  return onEdit && typeof cell === 'string' ? <button type="button" className="text-link" onClick={onEdit}>{cell}</button> : <>{cell}</>;
}

const RowActs = ({ row: { name, onEdit, onRemove, acts = [] } }: { row: SettingRow }) => (
  <>
    {acts.map(({ icon, label, run, isDisabled = false }) => <IconButton key={label} icon={icon} label={label} isDisabled={isDisabled} onPress={run} />)}
    {onEdit && <IconButton icon="edit" label={t('settings-edit', { name })} onPress={onEdit} />}
    {onRemove && <IconButton icon="trash" label={t('settings-remove', { name })} onPress={onRemove} />}
  </>
);
