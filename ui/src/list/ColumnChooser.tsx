/** Which columns are shown, and in which order. The first one leads to the record and stays. */
import type { KeyboardEvent } from 'react';

import type { Column } from '../grid/columns';
import { t } from '../i18n';
import { Button, Checkbox, IconButton } from '../ui';

type Named = Pick<Column<never>, 'id' | 'title' | 'extra'>;

interface ColumnChooserProps {
  columns: readonly Named[];
  /** Ids in their order; `null` as the list comes. */
  chosen: readonly string[] | null;
  onChoose: (ids: readonly string[] | null) => void;
}

/** The columns to show: the first, and those that are chosen, in their order. */
export function chosenColumns<C extends Named>(columns: readonly C[], chosen: readonly string[] | null): readonly C[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const shown = chosen?.flatMap((id) => others.filter((column) => column.id === id)) ?? others.filter(({ extra }) => !extra);
  return [first, ...shown];
}

/** The ids after one was moved among those shown. */
export function movedTo(ids: readonly string[], id: string, to: number): string[] {
  const left = ids.filter((one) => one !== id);
  return left.toSpliced(Math.max(0, Math.min(left.length, to)), 0, id);
}

export function ColumnChooser({ columns, chosen, onChoose }: ColumnChooserProps) {
  const shown = chosenColumns(columns, chosen).slice(1);
  const ids = shown.map(({ id }) => id);
  const hidden = columns.slice(1).filter(({ id }) => !ids.includes(id));
  const move = (id: string, by: number): void => onChoose(movedTo(ids, id, ids.indexOf(id) + by));
  const onKey = (event: KeyboardEvent, id: string): void => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    move(id, by);
  };
  if (columns.length < 2) return null;
  return (
    <section>
      <h3>{t('view-columns')}</h3>
      <ul className="view-columns">
        {shown.map(({ id, title }, at) => (
          <li key={id}>
            <Checkbox isSelected onChange={() => onChoose(ids.filter((one) => one !== id))} onKeyDown={(event) => onKey(event, id)}>{t(title)}</Checkbox>
            <IconButton icon="up" label={t('column-before', { column: t(title) })} isDisabled={at === 0} onPress={() => move(id, -1)} />
            <IconButton icon="down" label={t('column-after', { column: t(title) })} isDisabled={at === shown.length - 1} onPress={() => move(id, 1)} />
          </li>
        ))}
        {hidden.map(({ id, title }) => <li key={id}><Checkbox isSelected={false} onChange={() => onChoose([...ids, id])}>{t(title)}</Checkbox></li>)}
      </ul>
      {chosen !== null && <Button look="quiet" onPress={() => onChoose(null)}>{t('view-usual-columns')}</Button>}
    </section>
  );
}
