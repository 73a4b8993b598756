/** The views of a list and its columns, behind one button. */
import { type FormEvent, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';

import { useCommands } from '../commands/registry';
import type { Column } from '../grid/columns';
import { t } from '../i18n';
import { Button, Checkbox, Icon, IconButton, TextField, toast } from '../ui';
import { type View, hideColumns, removeView, saveView, useKept, viewShown } from './views';

interface ViewMenuProps {
  list: string;
  columns: readonly Pick<Column<never>, 'id' | 'title'>[];
  /** What the list shows now. */
  address: View['address'];
  onShow: (address: View['address']) => void;
}

export function ViewMenu({ list, columns, address, onShow }: ViewMenuProps) {
  const kept = useKept(list);
  const [open, setOpen] = useState(false);
  const shown = viewShown(kept, address);
  const show = (view: View): void => {
    hideColumns(list, view.hidden);
    onShow(view.address);
    setOpen(false);
  };
  useCommands([
    { id: 'list.view', title: 'cmd-list-view', group: 'list', icon: 'eye', keys: ['Alt+V'], run: () => setOpen(true) },
    ...kept.views.map((view, at) => ({ id: `list.view-${String(at)}`, title: 'cmd-list-view-named', titleArgs: { name: view.name }, group: 'list' as const, icon: 'eye' as const, run: () => show(view) })),
  ]);
  const remove = (name: string): void => {
    const back = removeView(list, name);
    toast({ kind: 'done', title: t('view-removed', { name }), action: { title: t('cmd-undo'), run: back } });
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
                {kept.views.map((view) => (
                  <li key={view.name}>
                    <button type="button" className="view-name" aria-current={view === shown ? 'true' : undefined} onClick={() => show(view)}>{view.name}</button>
                    <IconButton icon="trash" label={t('view-remove', { name: view.name })} onPress={() => remove(view.name)} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {!shown && <SaveView taken={kept.views.map(({ name }) => name)} onSave={(name) => { saveView(list, { name, address, hidden: kept.hidden }); toast({ kind: 'done', title: t('view-kept', { name }) }); }} />}
          <Columns list={list} columns={columns} hidden={kept.hidden} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function SaveView({ taken, onSave }: { taken: readonly string[]; onSave: (name: string) => void }) {
  const [name, setName] = useState('');
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

/** The first column leads to the record and stays. */
function Columns({ list, columns: [, ...others], hidden }: { list: string; columns: ViewMenuProps['columns']; hidden: readonly string[] }) {
  if (others.length === 0) return null;
  return (
    <section>
      <h3>{t('view-columns')}</h3>
      <div className="view-columns">
        {others.map(({ id, title }) => (
          <Checkbox key={id} isSelected={!hidden.includes(id)} onChange={(on) => hideColumns(list, on ? hidden.filter((one) => one !== id) : [...hidden, id])}>{t(title)}</Checkbox>
        ))}
      </div>
      {hidden.length > 0 && <Button look="quiet" onPress={() => hideColumns(list, [])}>{t('view-all-columns')}</Button>}
    </section>
  );
}
