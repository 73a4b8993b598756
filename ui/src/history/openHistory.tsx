/** The history of a record over its screen. */
import type { EntityKind } from '../core/generated/commands';
import { t } from '../i18n';
import { Button, Dialog, askWith } from '../ui';
import { RecordHistory } from './RecordHistory';

export interface Recorded {
  kind: EntityKind;
  id: string;
}

export const openHistory = ({ kind, id }: Recorded, title: string): Promise<null> => askWith<never>((done) => (
  <Dialog title={t('history-of', { name: title })} isOpen size="large" onClose={() => done(null)} actions={<Button look="primary" onPress={() => done(null)} autoFocus>{t('close')}</Button>}>
    <RecordHistory kind={kind} id={id} />
  </Dialog>
));
