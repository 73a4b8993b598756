/** A place for another PC: where it stands and whose work it does, then the code, large enough to be read out over the telephone. */
import encode from 'qr';
import { type FormEvent, useEffect, useId, useState } from 'react';

import { t } from '../i18n';
import { codeTyped } from '../sync/joining';
import { Button } from '../ui/Button';
import { Dialog, toast, toastError } from '../ui/overlays';
import { Failed } from './Failed';
import { PlaceFields, type PcPlace, useChoices } from './PlaceFields';
import { ask } from './api';
import type { Enrolment } from './generated/admin';
import { useWork } from './useWork';
import { leftText } from './words';

export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Enrolment | null>(null);
  return made ? <Made enrolment={made} onClose={onClose} onAgain={() => setMade(null)} /> : <Ask onMade={setMade} onClose={onClose} />;
}

function Ask({ onMade, onClose }: { onMade: (made: Enrolment) => void; onClose: () => void }) {
  const form = useId();
  const { choices, error } = useChoices();
  const [place, setPlace] = useState<PcPlace | null>(null);
  const usual: PcPlace = { branch: choices?.branches[0]?.id ?? null, role: (choices?.roles.find(({ key }) => key === 'sales') ?? choices?.roles[0])?.key ?? '', people: [] };
  const shown = place ?? usual;
  const work = useWork<Enrolment>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (choices) work.run(ask('POST enrol', shown)).then(onMade, () => undefined);
  };
  return (
    <Dialog
      title={t('admin-enrol')} isOpen size="small" onClose={onClose}
      actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" type="submit" form={form} isPending={work.running} isDisabled={choices === null} testId="admin.enrol-make">{t('admin-enrol-make')}</Button></>}
    >
      <form id={form} className="admin-form" onSubmit={submit} noValidate>
        {(work.error ?? error) !== null && <Failed error={work.error ?? error} />}
        <PlaceFields choices={choices} value={shown} onChange={(part) => setPlace({ ...shown, ...part })} />
      </form>
    </Dialog>
  );
}

/** The seconds that are left. */
function useLeft(untilMs: number): number {
  const [left, setLeft] = useState(() => untilMs - Date.now());
  useEffect(() => {
    const clock = setInterval(() => setLeft(untilMs - Date.now()), 500);
    return () => clearInterval(clock);
  }, [untilMs]);
  return left;
}

function Made({ enrolment: { code, good_until_ms: until, fingerprint, qr, founder }, onClose, onAgain }: { enrolment: Enrolment; onClose: () => void; onAgain: () => void }) {
  const left = useLeft(until);
  const [shown, address] = [codeTyped(code), location.host];
  const copy = (): void => void navigator.clipboard.writeText(`${address} ${shown}`).then(() => toast({ kind: 'done', title: t('admin-copied') }), toastError);
  return (
    <Dialog
      title={t('admin-code-title')} isOpen onClose={onClose}
      actions={left > 0 ? <><Button icon="copy" onPress={copy}>{t('admin-copy')}</Button><Button look="primary" onPress={onClose}>{t('close')}</Button></> : <><Button onPress={onClose}>{t('close')}</Button><Button look="primary" onPress={onAgain}>{t('admin-code-again')}</Button></>}
    >
      <div className="admin-code">
        <div>
          <p>{t(founder ? 'admin-code-founder' : 'admin-code-hint')}</p>
          <p className="soft">{t('join-server')}</p>
          <p className="admin-address" translate="no">{address}</p>
          <p className="secret admin-secret" translate="no" data-testid="admin.code" data-over={left <= 0 || undefined}>{shown}</p>
          <p className={left > 0 ? 'soft' : 'bad-text'} role={left > 0 ? undefined : 'alert'}>{left > 0 ? t('admin-code-left', { left: leftText(left) }) : t('admin-code-over')}</p>
          <p className="soft admin-print" translate="no">{t('admin-fingerprint', { fingerprint })}</p>
        </div>
        {left > 0 && <QrCode text={qr} />}
      </div>
    </Dialog>
  );
}

/** The same to be pointed at. */
function QrCode({ text }: { text: string }) {
  const rows = encode(text, 'raw', { border: 2 });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');
  return <svg className="admin-qr" viewBox={`0 0 ${String(rows.length)} ${String(rows.length)}`} role="img" aria-label={t('admin-qr')} shapeRendering="crispEdges"><path d={path} /></svg>;
}
