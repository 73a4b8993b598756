/** Board or list, everybody's or mine. */
import { t } from '../../i18n';
import { goInstead } from '../../shell/router';
import { AsOf } from '../../sync/AsOf';
import { Segments } from '../../ui';

type View = 'board' | 'list';

export const DealViews = ({ now }: { now: View }) => (
  <><Segments<View> label={t('deal-views')} value={now} onChange={(view) => goInstead(view === 'board' ? '/deals' : '/deals/list')} choices={[{ id: 'board', title: t('deal-view-board') }, { id: 'list', title: t('deal-view-list') }]} /><AsOf /></>
);
