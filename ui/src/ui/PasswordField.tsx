/** A password: hidden, shown on request; says when the capitals key is held down. Paste is allowed and password programs find it. */
import { type KeyboardEvent, useState } from 'react';
import { TextField as AriaTextField, Group, Input } from 'react-aria-components';

import { t } from '../i18n';
import { IconButton } from './Button';
import { useFaultOf } from './FaultsContext';
import { type FieldProps, FieldParts } from './fields';

interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What password programs are told: the one there is, or a new one. */
  kind?: 'current-password' | 'new-password';
}

export function PasswordField({ label, name, hint, labelHidden, value, onChange, kind = 'current-password', ...rest }: PasswordFieldProps) {
  const fault = useFaultOf(name);
  const [shown, setShown] = useState(false);
  const [capitals, setCapitals] = useState(false);
  const look = (event: KeyboardEvent): void => setCapitals(event.getModifierState('CapsLock'));
  const note = capitals ? t('password-capitals') : hint;
  return (
    <AriaTextField className="field" data-field={name} value={value} onChange={onChange} type={shown ? 'text' : 'password'} isInvalid={fault !== undefined} onKeyDown={look} onKeyUp={look} {...rest}>
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} {...(note ? { hint: note } : { hint: undefined })} fault={fault}>
        <Group className="input with-suffix">
          <Input autoComplete={kind} spellCheck={false} autoCapitalize="off" />
          <IconButton icon="eye" label={t(shown ? 'password-hide' : 'password-show')} pressed={shown} onPress={() => setShown(!shown)} />
        </Group>
      </FieldParts>
    </AriaTextField>
  );
}
