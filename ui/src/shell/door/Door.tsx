/** Who is it? Everybody who works here by name; then the password, a first one, or why there is no way in. */
import { useState } from 'react';

import { call } from '../../core/client';
import type { PersonAtDoor, ProgramState, Waiting } from '../../core/generated/commands';
import { t } from '../../i18n';
import { Button, Icon, TextField, toastError } from '../../ui';
import { NewPassword } from './NewPassword';
import { PasswordForm } from './PasswordForm';

/** More than these are found by typing. */
const AT_A_GLANCE = 8;

interface DoorProps {
  waiting: Waiting;
  onIn: (state: ProgramState) => void;
}

export function Door({ waiting, onIn }: DoorProps) {
  const [chosen, setChosen] = useState<string | null>(waiting.user);
  const person = waiting.people.find(({ id }) => id === chosen) ?? null;
  const enter = async (user: string, password = ''): Promise<void> => onIn(await call('sign_in', { user, password }));
  const choose = ({ id, entry }: PersonAtDoor): void => {
    setChosen(id);
    if (entry === 'free' || entry === 'first') enter(id).catch(toastError);
  };
  const setsPassword = waiting.for_what === 'new_password' && person !== null && person.id === waiting.user;
  const somebodyElse = (): void => {
    setChosen(null);
    // Whoever has come in and not set a password yet goes again.
    if (waiting.for_what === 'new_password') call('sign_out', {}).then(onIn, toastError);
  };
  if (person === null) return <People people={waiting.people} onChoose={choose} />;
  return (
    <div className="door">
      <p className="door-who"><Icon name="user" /><strong>{person.name}</strong></p>
      {setsPassword ? (
        <>
          <p className="soft">{t('door-set-hint')}</p>
          <NewPassword asksOld={false} action={t('door-set')} onSet={async (password) => onIn(await call('password_change', { old: '', new: password }))} />
        </>
      ) : person.entry === 'closed' ? <p>{t('door-closed', { name: person.name })}</p> : person.entry === 'password' ? (
        <PasswordForm key={person.id} name={person.name} action={t(waiting.for_what === 'unlock' && person.id === waiting.user ? 'door-unlock' : 'door-enter')} onEnter={(password) => enter(person.id, password)} />
      ) : <p><Button look="primary" autoFocus onPress={() => void enter(person.id).catch(toastError)} testId="door.enter">{t('door-go-on')}</Button></p>}
      {waiting.people.length > 1 && <Button look="quiet" icon="left" onPress={somebodyElse} testId="door.other">{t('door-other')}</Button>}
    </div>
  );
}

function People({ people, onChoose }: { people: readonly PersonAtDoor[]; onChoose: (person: PersonAtDoor) => void }) {
  const [text, setText] = useState('');
  const many = people.length > AT_A_GLANCE;
  const shown = people.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const first = shown[0];
  return (
    <div className="door">
      {many && (
        <form onSubmit={(event) => { event.preventDefault(); if (first) onChoose(first); }}>
          <TextField label={t('door-name')} value={text} onChange={setText} autoFocus type="search" />
        </form>
      )}
      {shown.length === 0 ? <p className="soft">{t('door-nobody')}</p> : (
        <ul className="door-people" aria-label={t('door-who')}>
          {shown.map((person, at) => (
            <li key={person.id}>
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the door asks nothing else */}
              <button type="button" className="door-person" autoFocus={!many && at === 0} onClick={() => onChoose(person)}>
                <Icon name={person.entry === 'closed' ? 'lock' : 'user'} size={18} /><span>{person.name}</span><Icon name="arrow" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
