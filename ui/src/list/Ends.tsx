/** The two ends of a range: typed as people say it, kept as it was said. */
import { type ReactNode, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Group, Input, Popover, TextField as AriaTextField } from 'react-aria-components';

import { faultText } from '../core/faults';
import * as fmt from '../fmt';
import { t } from '../i18n';
import { Icon, Month } from '../ui';
import { FieldParts } from '../ui/fields';
import { type NumberFilter, type PeriodFilter, endOf, endsOf } from './fields';
import { dayKept, numberKept } from './propose';
import { numberText } from './words';

interface EndFieldProps {
  label: string;
  /** As it is kept: `2026-01-31`, `+7d`, `<1000`. */
  value: string;
  show: (text: string) => string;
  /** What is kept of a text; `null` for what has no meaning. */
  keep: (text: string) => string | null;
  hintOf: (text: string) => string;
  /** How it should look. */
  example: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
  children?: ReactNode;
}

function EndField({ label, value, show, keep, hintOf, example, autoFocus = false, onChange, children }: EndFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const { text, beyond } = endOf(value);
  const mark = beyond ? value.slice(0, 1) : '';
  const read = (raw: string): string | null => {
    const clean = raw.trim();
    if (clean === '') return '';
    const end = endOf(clean);
    const kept = keep(end.text.trim());
    return kept === null ? null : `${end.beyond ? clean.slice(0, 1) : ''}${kept}`;
  };
  const meant = typed === null ? value : read(typed);
  const settle = (): void => {
    if (typed === null || meant === null) return;
    setTyped(null);
    if (meant !== value) onChange(meant);
  };
  const fault = meant === null ? faultText({ code: 'bad-format', field: '', params: { example } }) : undefined;
  const hint = meant ? hintOf(endOf(meant).text) : '';
  return (
    <AriaTextField className="field" value={typed ?? (text ? `${mark}${show(text)}` : '')} isInvalid={fault !== undefined} onChange={setTyped} onBlur={settle} autoFocus={autoFocus}>
      <FieldParts label={label} fault={fault} {...(hint ? { hint } : {})}>
        <Group className="input with-suffix">
          <Input autoComplete="off" spellCheck={false} onFocus={(event) => event.currentTarget.select()} onKeyDown={(event) => { if (event.key === 'Enter') settle(); }} />
          {children}
        </Group>
      </FieldParts>
    </AriaTextField>
  );
}

/** Both ends; an empty range is no filter. */
function useEnds(range: string, onChange: (range: string) => void) {
  const { from, to } = endsOf(range);
  const set = (start: string, end: string): void => onChange(start || end ? `${start}..${end}` : '');
  return { from, to, setFrom: (next: string) => set(next, to), setTo: (next: string) => set(from, next) };
}

interface EndsProps<F> {
  filter: F;
  range: string;
  onChange: (range: string) => void;
}

export function DayEnds({ filter, range, onChange }: EndsProps<PeriodFilter>) {
  const ends = useEnds(range, onChange);
  const today = fmt.today();
  const keep = (text: string): string | null => dayKept(text, today);
  const show = (text: string): string => (fmt.isDate(text) ? fmt.date(text) : text);
  const hintOf = (text: string): string => {
    const day = fmt.parseDate(text, today);
    return day === null || fmt.isDate(text) ? '' : `${fmt.relativeDay(day, today)}, ${fmt.date(day)}`;
  };
  const field = (label: string, value: string, set: (next: string) => void, autoFocus: boolean): ReactNode => (
    <EndField label={label} value={value} keep={keep} show={show} hintOf={hintOf} example="+7d" autoFocus={autoFocus} onChange={set}>
      <DialogTrigger>
        <AriaButton className="suffix-button" aria-label={t('date-choose', { label })} excludeFromTabOrder><Icon name="calendar" size={16} /></AriaButton>
        <Popover className="popover" placement="bottom end" offset={4}>
          <Dialog className="calendar-dialog" aria-label={label}>{({ close }) => <Month value={fmt.parseDate(endOf(value).text, today)} onChange={(day) => { set(day); close(); }} />}</Dialog>
        </Popover>
      </DialogTrigger>
    </EndField>
  );
  return <>{field(t('period-from'), ends.from, ends.setFrom, filter.ahead !== true)}{field(t('period-to'), ends.to, ends.setTo, filter.ahead === true)}</>;
}

export function NumberEnds({ filter, range, onChange }: EndsProps<NumberFilter>) {
  const ends = useEnds(range, onChange);
  const keep = (text: string): string | null => numberKept(text, filter.digits());
  const field = (label: string, value: string, set: (next: string) => void, autoFocus: boolean): ReactNode =>
    <EndField label={label} value={value} keep={keep} show={numberText} hintOf={() => ''} example={fmt.decimal('1000')} autoFocus={autoFocus} onChange={set} />;
  return <>{field(t('period-from'), ends.from, ends.setFrom, true)}{field(t('period-to'), ends.to, ends.setTo, false)}</>;
}
