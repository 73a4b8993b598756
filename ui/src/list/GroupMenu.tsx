/** By which column the rows are grouped. */
import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { useCommands } from '../commands/registry';
import { t } from '../i18n';
import { Icon, Menu } from '../ui';
import type { Grouping } from './groups';

interface GroupMenuProps {
  groups: readonly Grouping[];
  chosen: Grouping | null;
  onGroup: (id: string | null) => void;
}

export function GroupMenu({ groups, chosen, onGroup }: GroupMenuProps) {
  const chip = useRef<HTMLSpanElement>(null);
  useCommands([{ id: 'list.group', title: 'cmd-list-group', group: 'list', icon: 'list', keys: ['Shift+G'], run: () => chip.current?.querySelector('button')?.click() }]);
  const entries = groups.map(({ id, title }) => ({ id, title: t(title), ...(id === chosen?.id ? { icon: 'check' as const } : {}), run: () => onGroup(id) }));
  return (
    <span ref={chip} className={chosen ? 'filter-chip active' : 'filter-chip'}>
      <Menu
        label={t('group-by')} entries={entries}
        button={<AriaButton className="filter-button" data-testid="list.group"><Icon name="list" size={14} />{chosen ? <><span className="filter-verb">{t('group-by')}</span><strong>{t(chosen.title)}</strong></> : t('group')}<Icon name="down" size={12} /></AriaButton>}
      />
      {chosen && <AriaButton className="filter-clear" aria-label={t('group-clear')} onPress={() => onGroup(null)}><Icon name="close" size={12} /></AriaButton>}
    </span>
  );
}
