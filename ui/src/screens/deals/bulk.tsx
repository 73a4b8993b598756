/** What can be changed of many deals at once. */
import { t } from '../../i18n';
import { type BulkChange, changeOf } from '../../list/bulk/changes';
import { NOT_PICKED, pick, pickedId } from '../../list/bulk/fields';
import { type Choice, ComboBox, TextField } from '../../ui';
import { findStages, findUsers } from './find';

interface Move {
  stage: Choice | null;
  reason: string;
}

export const dealChanges: readonly BulkChange[] = [
  changeOf({
    id: 'deals.bulk-stage', title: 'bulk-deal-stage', icon: 'board', right: 'deal.change', initial: { stage: null, reason: '' } as Move,
    form: (value, onChange) => (
      <>
        <ComboBox label={t('deal-stage')} value={value.stage} search={findStages} autoFocus onChange={(stage) => onChange({ ...value, stage })} />
        <TextField label={t('deal-lost-reason')} value={value.reason} onChange={(reason) => onChange({ ...value, reason })} hint={t('bulk-lost-hint')} />
      </>
    ),
    wish: ({ stage, reason }) => stage && { do: 'deal_stage', stage: stage.id, lost_reason: reason.trim() },
  }),
  changeOf({ id: 'deals.bulk-owner', title: 'bulk-deal-owner', icon: 'user', right: 'deal.change', initial: NOT_PICKED, form: pick('deal-owner', findUsers, 'bulk-nobody'), wish: (value) => { const owner = pickedId(value); return owner === undefined ? null : { do: 'deal_owner', owner }; } }),
];
