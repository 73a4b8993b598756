/** Beside figures that other branches have a part in: as of when they are, where that is not now. Beside lists: that not all is here yet. */
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { asOfText, notAllText } from './standing';
import { useSyncState } from './state';

export function AsOf() {
  const text = asOfText(useSyncState());
  return text === null ? null : <span className="as-of" title={t('sync-as-of-hint')}><Icon name="clock" size={14} />{text}</span>;
}

export function NotAll() {
  const text = notAllText(useSyncState());
  return text === null ? null : <span className="as-of" data-testid="sync.not-all"><Icon name="import" size={14} />{text}</span>;
}
