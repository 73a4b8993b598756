/** A time of day as people type it (see `parseTime`). The engine's own time input is never used. */
import { useState } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';

import { faultText } from '../core/faults';
import * as fmt from '../fmt';
import { type FieldProps, FieldParts } from './fields';
import { useFaultOf } from './FaultsContext';

interface TimeFieldProps extends FieldProps {
  /** Minutes after midnight. */
  value: number | null;
  onChange: (value: number | null) => void;
}

const STEP = 15;

export function TimeField({ label, name, hint, labelHidden, value, onChange, ...rest }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const fault = useFaultOf(name);
  const meant = typed === null || typed.trim() === '' ? null : fmt.parseTime(typed);
  const unread = typed !== null && typed.trim() !== '' && meant === null;
  const wrong = left && unread ? faultText({ code: 'bad-format', field: '', params: { example: fmt.timeOfDay(570) } }) : fault;
  const settle = (): void => {
    if (typed === null || unread) return;
    setTyped(null);
    if (meant !== value) onChange(meant);
  };
  const move = (by: number): void => {
    const from = meant ?? value ?? 540;
    setTyped(null);
    onChange(Math.min(1440, Math.max(0, Math.round((from + by) / STEP) * STEP)));
  };
  return (
    <AriaTextField
      className="field" data-field={name} data-unread={unread || undefined} isInvalid={wrong !== undefined} value={typed ?? (value === null ? '' : fmt.timeOfDay(value))} {...rest}
      onChange={(text) => {
        setLeft(false);
        setTyped(text);
      }}
      onBlur={() => {
        setLeft(true);
        settle();
      }}
    >
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} hint={hint} fault={wrong}>
        <Input
          className="input number" autoComplete="off" inputMode="numeric" placeholder="––:––" onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            const by = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
            if (event.key === 'Enter') settle();
            else if (event.key === 'Escape' && typed !== null) setTyped(null);
            else if (by !== undefined && !rest.isReadOnly) {
              event.preventDefault();
              move(by);
            }
          }}
        />
      </FieldParts>
    </AriaTextField>
  );
}
