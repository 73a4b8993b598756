/** What was said: before, what stands now, and what somebody else wrote at the same time; or what a broken rule found. */
import type { ReactNode } from 'react';

import type { IssueDetail, IssueValue } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { Button, Keys } from '../../ui';
import { saidText, sideTitle } from './words';

interface ChoiceProps {
  detail: IssueDetail;
  canSettle: boolean;
  onChoose: (how: 'stands' | 'other') => void;
}

/** One click settles it; another value than these is set where the record is edited. */
export function Choice({ detail: { issue, before }, canSettle, onChoose }: ChoiceProps) {
  const column = issue.column ?? '';
  const shown = (value: IssueValue | null): string => (value === null ? t('history-empty') : saidText(issue.record.kind, column, value));
  const author = t(issue.mine ? 'issue-you' : 'issue-by', { user: issue.user_name || t('history-somebody'), when: fmt.dateTime(issue.at_ms) });
  return (
    <div className="issue-sides">
      {before && <Side title={t('issue-before')} value={shown(before)} />}
      <Side title={t('issue-stands')} value={shown(issue.stands)} strong>
        {canSettle && <><Button look={issue.kind === 'held' ? 'plain' : 'primary'} onPress={() => onChoose('stands')} testId="issue.stands">{t('issue-keep')}</Button><Keys keys="Alt+1" /></>}
      </Side>
      <Side title={t('issue-other')} value={shown(issue.other)} note={[author, issue.device_name].filter(Boolean).join(' · ')}>
        {canSettle && <><Button onPress={() => onChoose('other')} testId="issue.other">{t('issue-take')}</Button><Keys keys="Alt+2" /></>}
      </Side>
    </div>
  );
}

function Side({ title, value, note, strong = false, children }: { title: string; value: string; note?: string; strong?: boolean; children?: ReactNode }) {
  return (
    <div className={strong ? 'issue-side strong' : 'issue-side'} role="group" aria-label={title}>
      <h3>{title}</h3>
      <p className="issue-value">{value}</p>
      {note && <p className="soft">{note}</p>}
      {children && <p className="issue-take">{children}</p>}
    </div>
  );
}

/** The figures of a broken rule, and who was at work. */
export function Sides({ detail: { issue } }: { detail: IssueDetail }) {
  const said = (['stands', 'other'] as const).flatMap((side) => {
    const value = issue[side];
    return value === null ? [] : [{ title: sideTitle(issue, side), value: saidText(issue.record.kind, '', value) }];
  });
  return (
    <div className="issue-facts">
      <Facts facts={[
        ...said,
        { title: t('issue-who'), value: issue.mine ? t('issue-yourself') : issue.user_name || t('history-somebody') },
        { title: t('issue-where'), value: issue.device_name },
        { title: t('issue-when'), value: fmt.dateTime(issue.at_ms) },
      ]} />
    </div>
  );
}
