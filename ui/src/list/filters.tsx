/** Filters of a list: chips in a row, each opening its choices. Their state is text in the address. */
import { useEffect, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, ListBox, Popover } from 'react-aria-components';

import * as fmt from '../fmt';
import { t } from '../i18n';
import { Button, ComboBox, DateField, Icon } from '../ui';
import { type Choice, ChoiceItem } from '../ui/fields';

export interface ChoiceFilter {
  kind: 'choice';
  id: string;
  /** Key of the chip's text. */
  title: string;
  /** The values, translated when shown. */
  choices: () => readonly Choice[];
  /** Several at once; only one otherwise. */
  multiple?: boolean;
}

/** From a day to a day; arrives as `2026-01-01..2026-01-31`, either side may be empty. */
export interface PeriodFilter {
  kind: 'period';
  id: string;
  title: string;
  /** What is still to come rather than what was: tomorrow, this week. */
  ahead?: boolean;
}

/** One of many records, searched while typing; arrives as its id. */
export interface RecordFilter {
  kind: 'record';
  id: string;
  title: string;
  search: (text: string) => Promise<readonly Choice[]>;
  /** What the record of an id is called, for the chip. */
  titleOf: (id: string) => Promise<string>;
}

export type Filter = ChoiceFilter | PeriodFilter | RecordFilter;

/** What is set: the ids of a choice, or one `from..to`. */
export type FilterValues = Record<string, readonly string[]>;

/** The two ends of a period's value. */
export function periodOf(value: readonly string[] | undefined): { from: fmt.IsoDate | null; to: fmt.IsoDate | null } {
  const [from = '', to = ''] = (value?.[0] ?? '').split('..');
  return { from: fmt.isDate(from) ? from : null, to: fmt.isDate(to) ? to : null };
}

const PAST = ['this-month', 'last-month', 'this-quarter', 'this-year', 'last-year'] as const;
const AHEAD = ['today', 'tomorrow', 'this-week', 'next-week', 'this-month'] as const;
type Period = (typeof PAST)[number] | (typeof AHEAD)[number];
const periodsOf = ({ ahead }: PeriodFilter): readonly Period[] => (ahead ? AHEAD : PAST);

/** A named period around a day. */
export function namedPeriod(name: Period, today: fmt.IsoDate): string {
  const { year, month } = fmt.partsOf(today);
  const months = (first: fmt.IsoDate, count: number): string => `${first}..${fmt.addDays(fmt.addMonths(first, count), -1)}`;
  const days = (from: number, to: number): string => `${fmt.addDays(today, from)}..${fmt.addDays(today, to)}`;
  const monday = -((fmt.weekday(today) + 6) % 7);
  switch (name) {
    case 'today': return days(0, 0);
    case 'tomorrow': return days(1, 1);
    case 'this-week': return days(monday, monday + 6);
    case 'next-week': return days(monday + 7, monday + 13);
    case 'this-month': return months(fmt.isoDate(year, month, 1), 1);
    case 'last-month': return months(fmt.addMonths(fmt.isoDate(year, month, 1), -1), 1);
    case 'this-quarter': return months(fmt.isoDate(year, month - (month - 1) % 3, 1), 3);
    case 'this-year': return months(fmt.isoDate(year, 1, 1), 12);
    case 'last-year': return months(fmt.isoDate(year - 1, 1, 1), 12);
  }
}

function shownValue(filter: ChoiceFilter | PeriodFilter, values: readonly string[]): string {
  if (filter.kind === 'choice') {
    const titles = filter.choices().filter(({ id }) => values.includes(id)).map(({ title }) => title);
    return titles.length > 2 ? t('filter-several', { count: titles.length }) : titles.join(', ');
  }
  const named = periodsOf(filter).find((name) => namedPeriod(name, fmt.today()) === values[0]);
  if (named) return t(`period-${named}`);
  const { from, to } = periodOf(values);
  return `${from ? fmt.date(from) : ''} – ${to ? fmt.date(to) : ''}`;
}

export function FilterChip({ filter, values, onChange }: { filter: Filter; values: readonly string[]; onChange: (values: readonly string[]) => void }) {
  const [open, setOpen] = useState(false);
  const active = values.length > 0;
  return (
    <span className={active ? 'filter-chip active' : 'filter-chip'}>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <AriaButton className="filter-button" data-testid={`filter-${filter.id}`}>
          {t(filter.title)}{active && <strong>{filter.kind === 'record' ? <RecordTitle filter={filter} id={values[0] ?? ''} /> : shownValue(filter, values)}</strong>}{!active && <Icon name="down" size={12} />}
        </AriaButton>
        <Popover className="popover" offset={4} placement="bottom start">
          <Dialog aria-label={t(filter.title)} className="filter-dialog">
            {filter.kind === 'choice' && <Choices filter={filter} values={values} onChange={(next) => { onChange(next); if (!filter.multiple) setOpen(false); }} />}
            {filter.kind === 'period' && <PeriodChoice filter={filter} value={values[0] ?? ''} onChange={(next) => onChange(next ? [next] : [])} onDone={() => setOpen(false)} />}
            {filter.kind === 'record' && (
              <div className="filter-record">
                <ComboBox label={t(filter.title)} value={null} search={filter.search} autoFocus onChange={(choice) => { onChange(choice ? [choice.id] : []); setOpen(false); }} />
              </div>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {active && <AriaButton className="filter-clear" aria-label={t('filter-clear', { filter: t(filter.title) })} onPress={() => onChange([])}><Icon name="close" size={12} /></AriaButton>}
    </span>
  );
}

function Choices({ filter, values, onChange }: { filter: ChoiceFilter; values: readonly string[]; onChange: (values: readonly string[]) => void }) {
  return (
    <ListBox
      className="choices checked" aria-label={t(filter.title)} selectionMode={filter.multiple ? 'multiple' : 'single'} selectedKeys={values} autoFocus
      onSelectionChange={(keys) => onChange(keys === 'all' ? filter.choices().map(({ id }) => id) : [...keys].map(String))}
    >
      {filter.choices().map((choice) => <ChoiceItem key={choice.id} {...choice} />)}
    </ListBox>
  );
}

function PeriodChoice({ filter, value, onChange, onDone }: { filter: PeriodFilter; value: string; onChange: (value: string) => void; onDone: () => void }) {
  const { from, to } = periodOf([value]);
  const set = (start: fmt.IsoDate | null, end: fmt.IsoDate | null): void => onChange(start || end ? `${start ?? ''}..${end ?? ''}` : '');
  return (
    <div className="period">
      <div className="period-names">
        {periodsOf(filter).map((name) => <Button key={name} look="quiet" onPress={() => { onChange(namedPeriod(name, fmt.today())); onDone(); }}>{t(`period-${name}`)}</Button>)}
      </div>
      <div className="period-dates">
        <DateField label={t('period-from')} value={from} onChange={(day) => set(day, to)} />
        <DateField label={t('period-to')} value={to} onChange={(day) => set(from, day)} />
      </div>
    </div>
  );
}

function RecordTitle({ filter, id }: { filter: RecordFilter; id: string }) {
  const [title, setTitle] = useState('');
  useEffect(() => {
    let overtaken = false;
    void filter.titleOf(id).then((found) => { if (!overtaken) setTitle(found); }, () => undefined);
    return () => { overtaken = true; };
  }, [filter, id]);
  return <>{title}</>;
}
