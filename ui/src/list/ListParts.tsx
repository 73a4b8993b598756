/** What stands around the rows: the preview beside them, the bar of the selection, the words in the status bar. */
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import type { CommandName } from '../core/client';
import { t } from '../i18n';
import { Button, Icon, IconButton, Menu, changeSettings } from '../ui';
import { FORMATS } from './exporting';
import { rowsText } from './figures';
import type { BulkAction, ListSpec } from './spec';

export function Peek<Row, N extends CommandName>({ spec, row, onOpen }: { spec: ListSpec<Row, N>; row: Row | undefined; onOpen: (row: Row) => void }) {
  return (
    <aside className="peek" data-pane="peek" aria-label={t('peek')}>
      {row === undefined ? <p className="peek-none">{t('peek-none')}</p> : (
        <>
          <div className="peek-actions">
            <Button icon="arrow" onPress={() => onOpen(row)}>{t('open')}</Button>
            <Menu label={t('more-actions')} commands={(spec.rowActions ?? []).map(({ id }) => id)} />
            <span className="top-gap" />
            <IconButton icon="close" label={t('close')} keys="Ctrl+." onPress={() => changeSettings({ peekOpen: false })} />
          </div>
          <div className="peek-body">{spec.peek?.(row)}</div>
        </>
      )}
    </aside>
  );
}

interface BulkBarProps {
  actions: readonly BulkAction[];
  /** Commands that change what is selected. */
  changes: readonly string[];
  /** As it is read: "50,000+". */
  count: string;
  /** What the selected amounts come to. */
  sum: string;
  /** How many there are in all, while not all of them are selected. */
  rest: string | null;
  onAll: () => void;
  onRun: (action: BulkAction) => void;
  onNothing: () => void;
}

export function BulkBar({ actions, changes, count, sum, rest, onAll, onRun, onNothing }: BulkBarProps) {
  return (
    <div className="bulk-bar" role="region" aria-label={t('selection')}>
      <strong>{[t('selected', { count }), sum].filter(Boolean).join(' · ')}</strong>
      {rest !== null && <Button look="quiet" testId="select-all" onPress={onAll}>{t('select-all-matching', { count: rest })}</Button>}
      {changes.length > 0 && (
        <Menu
          label={t('bulk-change')} commands={changes}
          button={<AriaButton className="button primary" data-testid="bulk.change"><Icon name="edit" size={16} /><span>{t('bulk-change')}</span></AriaButton>}
        />
      )}
      {actions.map((action) => <Button key={action.id} testId={action.id} {...(action.icon ? { icon: action.icon } : {})} onPress={() => onRun(action)}>{t(action.title)}</Button>)}
      {/* What a list can export, it exports of the selected rows. */}
      <Menu
        label={t('export-as')} commands={FORMATS.map((format) => `list.export-${format}`)}
        button={<AriaButton className="button plain" data-testid="export-selected"><Icon name="export" size={16} /><span>{t('export-as')}</span></AriaButton>}
      />
      <Button look="quiet" onPress={onNothing}>{t('select-nothing')}</Button>
    </div>
  );
}

export function ListStatus({ total, more, filtered, summary }: { total: number | null; more: boolean; filtered: boolean; summary: ReactNode }) {
  if (total === null) return null;
  return <><span>{rowsText(total, more, filtered)}</span>{summary}</>;
}
