/**
 * Numbers, amounts and quantities. The text stays as typed while the field has the focus and is committed whenever it can be
 * read; leaving the field shows it in the form of the language, or says why it cannot be read. Nothing typed is ever cleared.
 */
import { type KeyboardEvent, useState } from 'react';
import { TextField as AriaTextField, Group, Input } from 'react-aria-components';

import { faultText } from '../core/faults';
import * as fmt from '../fmt';
import { type FieldProps, FieldParts } from './fields';
import { useFaultOf } from './FaultsContext';

interface TypedNumberProps<Value> extends FieldProps {
  value: Value | null;
  onChange: (value: Value | null) => void;
  parse: (text: string) => fmt.Parsed<Value>;
  show: (value: Value) => string;
  same: (left: Value | null, right: Value | null) => boolean;
  suffix?: string | undefined;
  placeholder?: string;
}

/** On a Kazakh layout the top row types letters; in a number field the key of a digit is that digit. */
function digitOfKey(event: KeyboardEvent<HTMLInputElement>): void {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (!digit || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.key.charCodeAt(0) < 128) return;
  event.preventDefault();
  document.execCommand('insertText', false, digit);
}

function TypedNumber<Value>({ label, name, hint, labelHidden, value, onChange, parse, show, same, suffix, placeholder, ...rest }: TypedNumberProps<Value>) {
  const [typed, setTyped] = useState<{ text: string; of: Value | null } | null>(null);
  const [left, setLeft] = useState(true);
  const fault = useFaultOf(name);
  // A value that came from elsewhere (undo, a calculation) replaces what was typed.
  const text = typed && same(typed.of, value) ? typed.text : null;
  const parsed = text === null || text.trim() === '' ? null : parse(text);
  const unread = left && parsed && !parsed.ok ? faultText({ code: parsed.code, field: '', params: parsed.params }) : undefined;

  const type = (next: string): void => {
    setLeft(false);
    const read = next.trim() === '' ? null : parse(next);
    const meant = read === null ? null : read.ok ? read.value : value;
    setTyped({ text: next, of: meant });
    if (!same(meant, value)) onChange(meant);
  };
  const settle = (): void => {
    setLeft(true);
    if (!parsed || parsed.ok) setTyped(null);
  };
  return (
    <AriaTextField
      className="field" data-field={name} data-unread={(parsed !== null && !parsed.ok) || undefined} isInvalid={(unread ?? fault) !== undefined} value={text ?? (value === null ? '' : show(value))} onChange={type} {...rest}
      onBlur={settle}
    >
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} hint={hint} fault={unread ?? fault}>
        <Group className="input with-suffix">
          <Input
            className="number" inputMode="decimal" autoComplete="off" placeholder={placeholder}
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              digitOfKey(event);
              if (event.key === 'Enter') settle();
              if (event.key === 'Escape' && text !== null) setTyped(null);
            }}
          />
          {suffix && <span className="suffix" aria-hidden="true">{suffix}</span>}
        </Group>
      </FieldParts>
    </AriaTextField>
  );
}

const sameText = (left: string | null, right: string | null): boolean => left === right || (left !== null && right !== null && fmt.exact.compare(left, right) === 0);

interface NumberFieldProps extends FieldProps {
  /** An exact decimal ("12.5"). */
  value: string | null;
  onChange: (value: string | null) => void;
  decimals?: number;
  /** At least so many decimals are shown: prices as 12.50. */
  min?: number;
  suffix?: string;
  placeholder?: string;
  /** What `10%` is taken of. */
  base?: string;
}

export function NumberField({ decimals = 6, min = 0, base, ...rest }: NumberFieldProps) {
  return (
    <TypedNumber
      {...rest} same={sameText} show={(value) => fmt.decimal(value, { min })}
      parse={(text) => fmt.parseNumber(text, base === undefined ? { decimals } : { decimals, base })}
    />
  );
}

/** A quantity with its unit. */
export const QuantityField = ({ unit, ...rest }: Omit<NumberFieldProps, 'suffix'> & { unit?: string }) =>
  <NumberField {...rest} {...(unit ? { suffix: unit } : {})} />;

/** A percentage: "19" for 19 %. */
export const PercentField = (props: Omit<NumberFieldProps, 'suffix'>) => <NumberField decimals={4} {...props} suffix="%" />;

interface MoneyFieldProps extends FieldProps {
  value: fmt.Money | null;
  onChange: (value: fmt.Money | null) => void;
  currency: string;
  /** What `10%` is taken of, and what `=` stands for. */
  base?: fmt.Money;
  rest?: fmt.Money;
}

const sameMoney = (left: fmt.Money | null, right: fmt.Money | null): boolean => left?.minor === right?.minor && left?.currency === right?.currency;

export function MoneyField({ currency, base, rest: open, ...props }: MoneyFieldProps) {
  const major = (money: fmt.Money): string => fmt.exact.fromMinor(money.minor, fmt.currencyDigits(currency));
  const rules = { ...(base ? { base: major(base) } : {}), ...(open ? { rest: major(open) } : {}) };
  return (
    <TypedNumber
      {...props} same={sameMoney} show={fmt.amount} suffix={fmt.currencySign(currency)}
      parse={(text) => {
        const parsed = fmt.parseMoney(text, currency, rules);
        return parsed.ok ? { ok: true, value: { minor: parsed.value, currency } } : parsed;
      }}
    />
  );
}
