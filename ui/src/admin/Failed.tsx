/** What went wrong; what was seen before stays below it. */
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { refusedText } from './api';

export const Failed = ({ error, stale = false }: { error: unknown; stale?: boolean }) => (
  <p className="admin-failed" role="alert"><Icon name="warning" /><span>{refusedText(error)}{stale && ` ${t('admin-stale')}`}</span></p>
);
