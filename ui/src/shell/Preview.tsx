/** The program as a role sees it: a bar says so as long as it lasts, and ends it. Nothing can be changed meanwhile. */
import { call } from '../core/client';
import { t } from '../i18n';
import { roleName } from '../i18n/names';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { toastError } from '../ui/overlays';
import { settleIn, useOffice } from './office';
import { goInstead } from './router';

/** The name of a role of the firm's own; the role itself may not be allowed to look it up. */
let shownAs = '';

/** Shows the program as a role, from its beginning. */
export async function previewRole(role: string, name: string): Promise<void> {
  shownAs = name;
  settleIn(await call('role_preview', { role }));
  goInstead('/home');
}

async function end(): Promise<void> {
  settleIn(await call('role_preview', { role: null }));
  goInstead('/settings?part=roles');
}

export function PreviewBar() {
  const { preview } = useOffice();
  const name = roleName(preview ?? '') || shownAs;
  return (
    <div className="preview-bar" role="status">
      <Icon name="eye" size={16} /><span>{t('preview-as', { role: name })}</span>
      <Button onPress={() => void end().catch(toastError)} testId="preview.end">{t('preview-end')}</Button>
    </div>
  );
}
