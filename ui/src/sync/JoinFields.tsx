/** Where head office is, the code that it gave, and what this PC is called. */
import { t } from '../i18n';
import { TextField } from '../ui/fields';
import { type Joining, codeTyped, invitationIn } from './joining';

interface JoinFieldsProps {
  /** Where nothing else is on the screen. */
  autoFocus?: boolean;
  value: Joining;
  onChange: (part: Partial<Joining>) => void;
}

export const JoinFields = ({ value, onChange, autoFocus = false }: JoinFieldsProps) => (
  <>
    <TextField label={t('join-server')} name="server" hint={t('join-server-hint')} isRequired autoFocus={autoFocus} value={value.server} onChange={(server) => onChange(invitationIn(server) ?? { server })} placeholder={t('join-server-example')} />
    <TextField label={t('join-code')} name="code" hint={t('join-code-hint')} isRequired value={value.code} onChange={(code) => onChange(invitationIn(code) ?? { code: codeTyped(code) })} placeholder={t('join-code-example')} />
    {value.name !== undefined && <TextField label={t('join-name')} name="name" hint={t('join-name-hint')} isRequired value={value.name} onChange={(name) => onChange({ name })} />}
  </>
);
