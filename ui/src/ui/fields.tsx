/** Text, choices and switches. Every field has a label, may have a hint, and finds its own fault by its `name` (a path). */
import type { KeyboardEvent, ReactNode } from 'react';
import {
  Button as AriaButton, Checkbox as AriaCheckbox, Select as AriaSelect, Switch as AriaSwitch, TextField as AriaTextField,
  FieldError, Header, Input, Label, ListBox, ListBoxItem, ListBoxSection, Popover, SelectValue, Text, TextArea,
} from 'react-aria-components';

import { useFaultOf } from './FaultsContext';
import { Icon } from './icons';

/** What all fields take. */
export interface FieldProps {
  label: string;
  /** Path of the field in the request (`lines.2.qty`); faults find it by this. */
  name?: string;
  hint?: string;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  isRequired?: boolean;
  autoFocus?: boolean;
  /** In a table the head is the label; it stays for screen readers. */
  labelHidden?: boolean;
}

/** The parts around a control: label above, hint and fault below. */
export function FieldParts({ label, labelHidden, isRequired, hint, fault, children }: Pick<FieldProps, 'label' | 'labelHidden' | 'isRequired' | 'hint'> & { fault?: string | undefined; children: ReactNode }) {
  return (
    <>
      <Label className={labelHidden ? 'sr-only' : 'field-label'}>{label}{isRequired && <span className="required" aria-hidden="true"> *</span>}</Label>
      {children}
      {hint && !fault && <Text slot="description" className="field-hint">{hint}</Text>}
      <FieldError className="field-error">{fault && <><Icon name="error" size={14} />{fault}</>}</FieldError>
    </>
  );
}

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search';
  /** Rows of a text of several lines. */
  rows?: number;
}

export function TextField({ label, name, hint, labelHidden, value, onChange, onBlur, placeholder, type = 'text', rows, ...rest }: TextFieldProps) {
  const fault = useFaultOf(name);
  return (
    <AriaTextField className="field" data-field={name} value={value} onChange={onChange} {...(onBlur ? { onBlur } : {})} type={type} isInvalid={fault !== undefined} {...rest}>
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} hint={hint} fault={fault}>
        {rows ? <TextArea className="input" rows={rows} placeholder={placeholder} /> : <Input className="input" placeholder={placeholder} autoComplete="off" spellCheck={false} />}
      </FieldParts>
    </AriaTextField>
  );
}

export interface Choice<Id extends string = string> {
  id: Id;
  title: string;
  /** A second line or a code beside it. */
  note?: string;
  /** The heading that it stands under in a long `Select`; those of one group follow each other. */
  group?: string;
}

interface SelectProps<Id extends string> extends FieldProps {
  value: Id | null;
  onChange: (value: Id) => void;
  choices: readonly Choice<Id>[];
  placeholder?: string;
}

/** One of a few values. For many values, or values of the core, use `ComboBox`. */
export function Select<Id extends string>({ label, name, hint, labelHidden, value, onChange, choices, placeholder, isReadOnly, isDisabled, ...rest }: SelectProps<Id>) {
  const fault = useFaultOf(name);
  return (
    <AriaSelect
      className="field" data-field={name} value={value} isInvalid={fault !== undefined} isDisabled={Boolean(isDisabled) || Boolean(isReadOnly)} placeholder={placeholder ?? ' '} {...rest}
      onChange={(key) => { if (key !== null) onChange(key as Id); }}
    >
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} hint={hint} fault={fault}>
        <AriaButton className="input select-button"><SelectValue className="select-value" /><Icon name="down" size={14} /></AriaButton>
      </FieldParts>
      <Popover className="popover" offset={3}>
        <ListBox className="choices">
          {grouped(choices).map(({ group, members }) => {
            const items = members.map((choice) => <ChoiceItem key={choice.id} {...choice} />);
            return group === undefined ? items : <ListBoxSection key={group} className="choice-group"><Header>{group}</Header>{items}</ListBoxSection>;
          })}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** Neighbours with the same heading together. */
function grouped<C extends Choice>(choices: readonly C[]): { group: string | undefined; members: C[] }[] {
  const groups: { group: string | undefined; members: C[] }[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last && last.group === choice.group) last.members.push(choice);
    else groups.push({ group: choice.group, members: [choice] });
  }
  return groups;
}

export function ChoiceItem({ id, title, note }: Choice) {
  return (
    <ListBoxItem id={id} className="choice" textValue={title}>
      <Text slot="label"><span className="choice-title">{title}</span>{note && <span className="choice-note">{note}</span>}</Text>
    </ListBoxItem>
  );
}

interface CheckProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  isIndeterminate?: boolean;
  name?: string;
  onKeyDown?: (event: KeyboardEvent) => void;
}

export function Checkbox({ children, name, ...rest }: CheckProps) {
  return (
    <AriaCheckbox className="check" data-field={name} {...rest}>
      <span className="check-box"><Icon name={rest.isIndeterminate ? 'minus' : 'check'} size={14} /></span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}

export function Switch({ children, name, isIndeterminate: _none, ...rest }: CheckProps) {
  return (
    <AriaSwitch className="switch" data-field={name} {...rest}>
      <span className="switch-track"><span className="switch-knob" /></span>
      <span>{children}</span>
    </AriaSwitch>
  );
}

interface SegmentsProps<Id extends string> {
  label: string;
  value: Id;
  onChange: (value: Id) => void;
  choices: readonly Choice<Id>[];
}

/** Two to five values side by side: theme, board or list. */
export function Segments<Id extends string>({ label, value, onChange, choices }: SegmentsProps<Id>) {
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {choices.map((choice, at) => (
        <button
          key={choice.id} type="button" role="radio" aria-checked={choice.id === value} tabIndex={choice.id === value ? 0 : -1}
          onClick={() => onChange(choice.id)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            const next = step === undefined ? undefined : choices[(at + step + choices.length) % choices.length];
            if (!next) return;
            event.preventDefault();
            onChange(next.id);
            (event.currentTarget.parentElement?.children[choices.indexOf(next)] as HTMLElement | undefined)?.focus();
          }}
        >
          {choice.title}
        </button>
      ))}
    </div>
  );
}
