/** What opens from a chip: how the field is compared, and with what. */
import { useEffect, useState } from 'react';
import { ListBox } from 'react-aria-components';

import * as fmt from '../fmt';
import { t } from '../i18n';
import { Button, Checkbox, ComboBox, IconButton, Segments, TextField } from '../ui';
import { ChoiceItem } from '../ui/fields';
import type { Condition, Operator } from './conditions';
import { DayEnds, NumberEnds } from './Ends';
import { type ChoiceFilter, type Filter, type RecordFilter, namedPeriod, periodsOf } from './fields';

interface FilterEditorProps {
  filter: Filter;
  condition: Condition | null;
  onChange: (condition: Condition | null) => void;
  onDone: () => void;
}

export function FilterEditor({ filter, condition, onChange, onDone }: FilterEditorProps) {
  const values = condition && (condition.op === 'is' || condition.op === 'not') ? condition.values : [];
  const [op, setOp] = useState<'is' | 'not'>(condition?.op === 'not' ? 'not' : 'is');
  const set = (wanted: Operator, next: readonly string[]): void => onChange(next.length > 0 ? { field: filter.id, op: wanted, values: next } : null);
  const bare = (wanted: 'empty' | 'filled', on: boolean): void => onChange(on ? { field: filter.id, op: wanted, values: [] } : null);
  const listed = filter.kind === 'choice' || filter.kind === 'record';
  return (
    <div className="filter-editor">
      {listed && (
        <Segments
          label={t(filter.title)} value={op} choices={[{ id: 'is', title: t('filter-is') }, { id: 'not', title: t('filter-not') }]}
          onChange={(next) => {
            setOp(next);
            set(next, values);
          }}
        />
      )}
      {filter.kind === 'choice' && <Choices filter={filter} values={values} onChange={(next) => set(op, next)} />}
      {filter.kind === 'record' && <Records filter={filter} values={values} onChange={(next) => set(op, next)} />}
      {filter.kind === 'text' && <Occurring value={condition?.op === 'has' ? condition.values[0] ?? '' : ''} title={t(filter.title)} onChange={(text) => set('has', text ? [text] : [])} />}
      {(filter.kind === 'period' || filter.kind === 'number') && (
        <div className="period">
          {filter.kind === 'period' && (
            <div className="period-names">
              {periodsOf(filter).map((name) => (
                <Button key={name} look="quiet" onPress={() => { set('range', [name]); onDone(); }}>{t(`period-${name}`)}</Button>
              ))}
            </div>
          )}
          <div className="period-dates">
            {filter.kind === 'period'
              ? <DayEnds filter={filter} range={asEnds(filter, condition)} onChange={(range) => set('range', range ? [range] : [])} />
              : <NumberEnds filter={filter} range={asEnds(filter, condition)} onChange={(range) => set('range', range ? [range] : [])} />}
          </div>
        </div>
      )}
      {filter.optional && (
        <div className="filter-bare">
          {(['empty', 'filled'] as const).map((wanted) => <Checkbox key={wanted} isSelected={condition?.op === wanted} onChange={(on) => bare(wanted, on)}>{t(`filter-${wanted}`)}</Checkbox>)}
        </div>
      )}
    </div>
  );
}

/** The range in the two fields; of a named period the days that it is today. */
function asEnds({ kind }: Filter, condition: Condition | null): string {
  const range = condition?.op === 'range' ? condition.values[0] ?? '' : '';
  return kind === 'period' && range !== '' && !range.includes('..') ? namedPeriod(range as Parameters<typeof namedPeriod>[0], fmt.today()) : range;
}

function Choices({ filter, values, onChange }: { filter: ChoiceFilter; values: readonly string[]; onChange: (values: readonly string[]) => void }) {
  return (
    <ListBox
      className="choices checked" aria-label={t(filter.title)} selectionMode="multiple" selectedKeys={values} escapeKeyBehavior="none" autoFocus
      onSelectionChange={(keys) => onChange(keys === 'all' ? filter.choices().map(({ id }) => id) : [...keys].map(String))}
    >
      {filter.choices().map((choice) => <ChoiceItem key={choice.id} {...choice} />)}
    </ListBox>
  );
}

/** Those chosen, each with the way to take it away, and the field that finds more. */
function Records({ filter, values, onChange }: { filter: RecordFilter; values: readonly string[]; onChange: (values: readonly string[]) => void }) {
  const titles = useTitles(filter, values);
  return (
    <div className="filter-record">
      {values.length > 0 && (
        <ul className="filter-records">
          {values.map((id, at) => (
            <li key={id}><span>{titles[at] ?? ''}</span><IconButton icon="close" label={t('filter-clear', { filter: titles[at] ?? '' })} onPress={() => onChange(values.filter((one) => one !== id))} /></li>
          ))}
        </ul>
      )}
      <ComboBox
        key={values.length} label={t(values.length > 0 ? 'filter-one-more' : filter.title)} value={null} search={filter.search} autoFocus
        onChange={(choice) => { if (choice && !values.includes(choice.id)) onChange([...values, choice.id]); }}
      />
    </div>
  );
}

function Occurring({ value, title, onChange }: { value: string; title: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  return <div className="filter-record"><TextField label={`${title} ${t('filter-has')}`} value={typed} autoFocus onChange={(text) => { setTyped(text); onChange(text.trim()); }} /></div>;
}

/** What the records are called, as soon as it is known. */
export function useTitles(filter: RecordFilter, ids: readonly string[]): readonly string[] {
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const wanted = ids.join(' ');
  useEffect(() => {
    let overtaken = false;
    for (const id of ids) void filter.titleOf(id).then((title) => { if (!overtaken) setTitles((now) => ({ ...now, [id]: title })); }, () => undefined);
    return () => { overtaken = true; };
    // Equal ids are the same question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [filter.id, wanted]);
  return ids.map((id) => titles[id] ?? '');
}
