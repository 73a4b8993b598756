/** A date as people type it (see `parseDate`), with a calendar beside it. The engine's own date input is never used. */
import { type CalendarDate, parseDate as parseCalendarDate } from '@internationalized/date';
import { useContext, useState } from 'react';
import {
  Button as AriaButton, TextField as AriaTextField, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell,
  CalendarStateContext, Dialog, DialogTrigger, Group, Input, Popover,
} from 'react-aria-components';

import { faultText } from '../core/faults';
import * as fmt from '../fmt';
import { t } from '../i18n';
import { type FieldProps, FieldParts } from './fields';
import { useFaultOf } from './FaultsContext';
import { Icon } from './icons';

interface DateFieldProps extends FieldProps {
  value: fmt.IsoDate | null;
  onChange: (value: fmt.IsoDate | null) => void;
}

/** Keys that say the whole date at once. */
const AT_ONCE: Record<string, string> = { ArrowUp: '+1', ArrowDown: '-1', t: 't', е: 't' };

export function DateField({ label, name, hint, labelHidden, value, onChange, ...rest }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const fault = useFaultOf(name);
  const meant = typed === null || typed.trim() === '' ? null : fmt.parseDate(typed, fmt.today(), value ?? fmt.today());
  const unread = typed !== null && typed.trim() !== '' && meant === null;
  const [left, setLeft] = useState(true);
  const wrong = left && unread ? faultText({ code: 'bad-format', field: '', params: { example: '2026-01-31' } }) : fault;

  const settle = (): void => {
    if (typed === null || unread) return;
    setTyped(null);
    if (meant !== value) onChange(meant);
  };
  const preview = meant && typed !== null && !left ? fmt.dateFull(meant) : hint;
  return (
    <AriaTextField
      className="field" data-field={name} data-unread={unread || undefined} isInvalid={wrong !== undefined} value={typed ?? (value ? fmt.date(value) : '')} {...rest}
      onChange={(text) => {
        setLeft(false);
        setTyped(text);
      }}
      onBlur={() => {
        setLeft(true);
        settle();
      }}
    >
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} fault={wrong} {...(preview ? { hint: preview } : {})}>
        <Group className="input with-suffix">
          <Input
            autoComplete="off" inputMode="numeric" onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              const shorthand = event.ctrlKey || event.altKey || rest.isReadOnly ? undefined : AT_ONCE[event.key];
              if (event.key === 'Enter') settle();
              else if (event.key === 'Escape' && typed !== null) setTyped(null);
              else if (shorthand) {
                event.preventDefault();
                setTyped(null);
                onChange(fmt.parseDate(shorthand, fmt.today(), meant ?? value ?? fmt.today()));
              }
            }}
          />
          {!rest.isReadOnly && (
            <DialogTrigger isOpen={open} onOpenChange={setOpen}>
              <AriaButton className="suffix-button" aria-label={t('date-choose', { label })} isDisabled={rest.isDisabled ?? false} excludeFromTabOrder><Icon name="calendar" size={16} /></AriaButton>
              <Popover className="popover" placement="bottom end" offset={4}>
                <Dialog className="calendar-dialog" aria-label={label}>
                  <Month
                    value={value}
                    onChange={(day) => {
                      setTyped(null);
                      onChange(day);
                      setOpen(false);
                    }}
                  />
                </Dialog>
              </Popover>
            </DialogTrigger>
          )}
        </Group>
      </FieldParts>
    </AriaTextField>
  );
}

/** The name of the month in our own words: the engine has none in Kazakh. */
function MonthHead() {
  const state = useContext(CalendarStateContext);
  return <h2 className="calendar-title">{state && fmt.monthYear(state.visibleRange.start.toString())}</h2>;
}

/** One month to choose a day from. */
export function Month({ value, onChange }: { value: fmt.IsoDate | null; onChange: (value: fmt.IsoDate) => void }) {
  const day: CalendarDate | null = value ? parseCalendarDate(value) : null;
  return (
    <Calendar className="calendar" value={day} onChange={(chosen) => onChange(chosen.toString())} firstDayOfWeek="mon" autoFocus aria-label={t('calendar')}>
      <header className="calendar-head">
        <AriaButton slot="previous" className="icon-button"><Icon name="left" size={16} /></AriaButton>
        <MonthHead />
        <AriaButton slot="next" className="icon-button"><Icon name="right" size={16} /></AriaButton>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
