/** What was said: before, what stands now, and what somebody else wrote at the same time; or what a broken rule found. */
import type { ReactNode } from 'react';

import type { IssueDetail, IssueValue, IssueWriter } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { Button, Chip, Keys } from '../../ui';
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
  return (
    <div className="issue-sides">
      <Side title={t('issue-before')} value={before === null ? t('issue-before-unknown') : shown(before)} quiet />
      <Side title={t('issue-stands')} value={shown(issue.stands)} by={issue.stands_by} strong>
        {canSettle && <><Button look={issue.kind === 'held' ? 'plain' : 'primary'} onPress={() => onChoose('stands')} testId="issue.stands">{t('issue-keep')}</Button><Keys keys="Alt+1" /></>}
      </Side>
      <Side title={t('issue-other')} value={shown(issue.other)} by={issue}>
        {canSettle && <><Button onPress={() => onChoose('other')} testId="issue.other">{t('issue-take')}</Button><Keys keys="Alt+2" /></>}
      </Side>
    </div>
  );
}

interface SideProps {
  title: string;
  value: string;
  /** Who wrote it. */
  by?: IssueWriter | null;
  strong?: boolean;
  quiet?: boolean;
  children?: ReactNode;
}

function Side({ title, value, by, strong = false, quiet = false, children }: SideProps) {
  return (
    <div className={strong ? 'issue-side strong' : quiet ? 'issue-side quiet' : 'issue-side'} role="group" aria-label={title}>
      <h3>{title}{by?.mine && <Chip tone="accent">{t('issue-yours')}</Chip>}</h3>
      <p className="issue-value">{value}</p>
      {by && <p className="soft">{[t('issue-by', { user: by.user_name || t('history-somebody'), when: fmt.dateTime(by.at_ms) }), by.device_name].filter(Boolean).join(' · ')}</p>}
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
