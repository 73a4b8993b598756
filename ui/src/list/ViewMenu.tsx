/** The views of a list and its columns, behind one button. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';

import { useCommands } from '../commands/registry';
import type { Column } from '../grid/columns';
import { t } from '../i18n';
import { usePath } from '../shell/router';
import { Button, Icon, IconButton, Menu, TextField, toast } from '../ui';
import { ColumnChooser } from './ColumnChooser';
import { type View, chooseColumns, moveView, pinView, removeView, renameView, saveView, startWith, useKept, viewShown } from './views';

interface ViewMenuProps {
  list: string;
  columns: readonly Pick<Column<never>, 'id' | 'title' | 'extra'>[];
  /** What the list shows now. */
  address: View['address'];
  onShow: (address: View['address']) => void;
}

export function ViewMenu({ list, columns, address, onShow }: ViewMenuProps) {
  const kept = useKept(list);
  const [open, setOpen] = useState(false);
  // What was shown last: saved again under its name, it is changed.
  const [last, setLast] = useState('');
  const shown = viewShown(kept, address);
  const show = (view: View): void => {
    chooseColumns(list, view.columns);
    onShow(view.address);
    setLast(view.name);
    setOpen(false);
  };
  useCommands([
    { id: 'list.view', title: 'cmd-list-view', group: 'list', icon: 'eye', keys: ['v', 'Alt+V'], run: () => setOpen(true) },
    ...kept.views.map((view, at) => ({ id: `list.view-${String(at)}`, title: 'cmd-list-view-named', titleArgs: { name: view.name }, group: 'list' as const, icon: 'eye' as const, run: () => show(view) })),
  ]);
  const save = (name: string): void => {
    saveView(list, { name, address, columns: kept.columns });
    setLast(name);
    toast({ kind: 'done', title: t('view-kept', { name }) });
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className={shown ? 'filter-chip filter-button active' : 'filter-chip filter-button'} data-testid="list.view">
        <Icon name="eye" size={14} />{shown ? <strong>{shown.name}</strong> : t('view')}<Icon name="down" size={12} />
      </AriaButton>
      <Popover className="popover" offset={4} placement="bottom end">
        <Dialog aria-label={t('view')} className="view-menu">
          {kept.views.length > 0 && (
            <section>
              <h3>{t('view-saved')}</h3>
              <ul>
                {kept.views.map((view) => <SavedView key={view.name} list={list} view={view} isShown={view === shown} isStart={view.name === kept.start} onShow={() => show(view)} />)}
              </ul>
            </section>
          )}
          {!shown && <SaveView key={last} taken={kept.views.map(({ name }) => name)} last={last} onSave={save} />}
          <ColumnChooser columns={columns} chosen={kept.columns} onChoose={(ids) => chooseColumns(list, ids)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface SavedViewProps {
  list: string;
  view: View;
  isShown: boolean;
  isStart: boolean;
  onShow: () => void;
}

function SavedView({ list, view: { name, pinned }, isShown, isStart, onShow }: SavedViewProps) {
  const path = usePath();
  const [renaming, setRenaming] = useState(false);
  const remove = (): void => {
    const back = removeView(list, name);
    toast({ kind: 'done', title: t('view-removed', { name }), action: { title: t('cmd-undo'), run: back } });
  };
  if (renaming) return <li><Rename name={name} onName={(next) => { if (next === name || renameView(list, name, next)) setRenaming(false); }} onLeave={() => setRenaming(false)} /></li>;
  return (
    <li>
      <button type="button" className="view-name" aria-current={isShown ? 'true' : undefined} onClick={onShow}>{name}</button>
      {isStart && <span title={t('view-is-start')}><Icon name="home" size={14} /></span>}
      {pinned && <span title={t('view-is-pinned')}><Icon name="star" size={14} /></span>}
      <Menu
        label={t('view-actions', { name })}
        entries={[
          { id: 'rename', title: t('view-rename'), icon: 'edit', run: () => setRenaming(true) },
          { id: 'start', title: t(isStart ? 'view-no-start' : 'view-start'), icon: 'home', run: () => startWith(list, isStart ? undefined : name) },
          { id: 'pin', title: t(pinned ? 'view-unpin' : 'view-pin'), icon: 'star', run: () => pinView(list, name, pinned ? null : path) },
          { id: 'up', title: t('move-up'), icon: 'up', run: () => moveView(list, name, -1) },
          { id: 'down', title: t('move-down'), icon: 'down', run: () => moveView(list, name, 1) },
          { id: 'remove', title: t('view-remove', { name }), icon: 'trash', run: remove },
        ]}
      />
    </li>
  );
}

function Rename({ name, onName, onLeave }: { name: string; onName: (name: string) => void; onLeave: () => void }) {
  const [typed, setTyped] = useState(name);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.select(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onName(typed.trim());
  };
  return (
    <form ref={form} className="view-rename" onSubmit={submit}>
      <TextField label={t('view-rename')} labelHidden value={typed} onChange={setTyped} autoFocus />
      <Button type="submit" isDisabled={typed.trim() === ''}>{t('save')}</Button>
      <IconButton icon="close" label={t('cancel')} onPress={onLeave} />
    </form>
  );
}

function SaveView({ taken, last, onSave }: { taken: readonly string[]; last: string; onSave: (name: string) => void }) {
  const [name, setName] = useState(last);
  const clean = name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (clean) onSave(clean);
  };
  return (
    <form className="view-save" onSubmit={submit}>
      <TextField label={t('view-name')} value={name} onChange={setName} hint={t(taken.includes(clean) ? 'view-replaces' : 'view-hint')} />
      <Button type="submit" isDisabled={clean === ''} testId="view-save">{t('view-save')}</Button>
    </form>
  );
}
