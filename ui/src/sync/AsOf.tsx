/** Beside figures that other branches have a part in: as of when they are, where that is not now. */
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { asOfText } from './standing';
import { useSyncState } from './state';

export function AsOf() {
  const text = asOfText(useSyncState());
  return text === null ? null : <span className="as-of" title={t('sync-as-of-hint')}><Icon name="clock" size={14} />{text}</span>;
}
