/** The door of an open company: nobody is signed in, or a first password is still to be set. */
import { useEffect } from 'react';

import { t } from '../../i18n';
import { useOfficeOrNone, useWaiting } from '../../shell/office';
import { Door } from '../../shell/door/Door';
import { goInstead } from '../../shell/router';
import { Button } from '../../ui';
import { Stage } from './Stage';
import { closeCompany } from './close';
import { moveIn } from './Welcome';

export function SignIn() {
  const waiting = useWaiting();
  const works = useOfficeOrNone() !== null;
  useEffect(() => { if (works || waiting === null) goInstead('/'); }, [works, waiting]);
  if (waiting === null) return null;
  return (
    <Stage title={waiting.company} hint={t(waiting.for_what === 'new_password' ? 'door-hint-password' : 'door-hint')}>
      <Door key={`${waiting.for_what}:${waiting.user ?? ''}`} waiting={waiting} onIn={moveIn} />
      <footer className="door-foot"><Button look="quiet" icon="building" onPress={() => void closeCompany()}>{t('cmd-company-close')}</Button></footer>
    </Stage>
  );
}
