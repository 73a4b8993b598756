/** Search and filters of a list in a row: what is set, what is usual, and whatever else there is. */
import { type Ref, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { useCommands } from '../commands/registry';
import { t } from '../i18n';
import { Button, Icon, Menu } from '../ui';
import { FilterChip } from './FilterChip';
import { SearchBox } from './SearchBox';
import { type Condition, type Conditions, and, or, withCondition } from './conditions';
import type { Filter } from './fields';

interface FilterBarProps {
  /** Changes with the list. */
  list: string;
  fields: readonly Filter[];
  conditions: Conditions;
  /** `instead`: of the text that was searched for, because it was typed as a filter. */
  onConditions: (next: Conditions, instead?: boolean) => void;
  /** `null` where the list cannot be searched. */
  search: string | null;
  onSearch: (text: string) => void;
  onClear: () => void;
  onDone: () => void;
  searchField: Ref<HTMLInputElement>;
}

export function FilterBar({ list, fields, conditions, onConditions, search, onSearch, onClear, onDone, searchField }: FilterBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  // A field that was asked for and has no value yet.
  const [begun, setBegun] = useState<string | null>(null);
  const { all, any } = conditions;
  const isSet = ({ id }: Filter): boolean => all.some(({ field }) => field === id);
  const further = fields.filter((field) => field.more && !isSet(field));
  const pick = (): void => bar.current?.querySelector<HTMLElement>('[data-testid="list.filter"]')?.click();
  useCommands(fields.length === 0 ? [] : [
    { id: 'list.filter', title: 'cmd-list-filter', group: 'list', icon: 'filter', keys: ['Shift+F'], run: () => (further.length > 0 ? pick() : bar.current?.querySelector<HTMLElement>('.filter-button')?.focus()) },
  ]);
  /** The focus stays among the chips when one goes away. */
  const leave = (): void => {
    requestAnimationFrame(() => { if (document.activeElement === document.body) bar.current?.querySelector<HTMLElement>('.filter-button, input')?.focus(); });
  };
  const change = (among: keyof Conditions, field: Filter, next: Condition | null): void => {
    const at = conditions[among].findIndex((one) => one.field === field.id);
    onConditions(at < 0 ? (next ? and(conditions, next) : conditions) : withCondition(conditions, among, at, next));
    if (!next) leave();
  };
  const toAny = (one: Condition): void => onConditions(or({ all: all.filter((other) => other !== one), any }, one));
  /** One that stands alone is no alternative any more. */
  const settled = (next: Conditions): Conditions => {
    const [only] = next.any;
    return next.any.length === 1 && only ? { all: and({ all: next.all, any: [] }, only).all, any: [] } : next;
  };
  return (
    <div className="filter-bar" ref={bar}>
      {search !== null && (
        <SearchBox
          key={list} search={search} fields={fields} ref={searchField} onSearch={onSearch} onDone={onDone}
          onFilter={(condition, joins) => onConditions(joins ? or(conditions, condition) : and(conditions, condition), true)}
          onBack={() => [...(bar.current?.querySelectorAll<HTMLElement>('.filter-chip.active .filter-button') ?? [])].at(-1)?.focus()}
        />
      )}
      {fields.filter((field) => !field.more || isSet(field) || begun === field.id).map((field) => {
        const condition = all.find((one) => one.field === field.id) ?? null;
        return (
          <FilterChip
            key={field.id} filter={field} condition={condition} startsOpen={begun === field.id} hasOthers={all.length + any.length > 1}
            onChange={(next) => change('all', field, next)} onAny={() => { if (condition) toAny(condition); }} onClosed={() => setBegun(null)}
          />
        );
      })}
      {any.length > 0 && (
        <span className="filter-group" role="group" aria-label={t('filter-any-of')}>
          {any.map((condition, at) => {
            const field = fields.find(({ id }) => id === condition.field);
            return field && (
              // Two of one field may be alternatives to each other.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={`${condition.field}-${String(at)}`} className="filter-alternative">
                {at > 0 && <em>{t('filter-or')}</em>}
                <FilterChip
                  filter={field} condition={condition} inAny
                  onChange={(next) => { onConditions(settled(withCondition(conditions, 'any', at, next))); if (!next) leave(); }}
                  onAny={() => onConditions(settled(and({ all, any: any.toSpliced(at, 1) }, condition)))}
                />
              </span>
            );
          })}
        </span>
      )}
      {further.length > 0 && (
        <Menu
          label={t('filter-add')} entries={further.map(({ id, title }) => ({ id, title: t(title), run: () => setBegun(id) }))}
          button={<AriaButton className="filter-chip filter-button filter-add" data-testid="list.filter" aria-label={t('filter-add')}><Icon name="plus" size={14} /></AriaButton>}
        />
      )}
      {(search || all.length + any.length > 0) && <Button look="quiet" onPress={onClear}>{t('filters-clear')}</Button>}
    </div>
  );
}
