/** All keys that work here, from the registry. */
import { type Command, type CommandGroup, useAllCommands } from '../commands/registry';
import { t } from '../i18n';
import { Keys, commandTitle } from '../ui/Button';
import { Dialog } from '../ui/overlays';

const GROUPS: readonly CommandGroup[] = ['go', 'create', 'list', 'record', 'edit', 'view', 'help'];

/** Keys of controls, which are no commands: where they work they are always the same. */
const CONTROLS: readonly { title: string; keys: readonly string[] }[] = [
  { title: 'keys-grid-move', keys: ['ArrowUp', 'ArrowDown', 'j', 'k'] },
  { title: 'keys-grid-page', keys: ['PageUp', 'PageDown', 'Home', 'End'] },
  { title: 'keys-grid-open', keys: ['Enter'] },
  { title: 'keys-grid-select', keys: ['x', 'Ctrl+A'] },
  { title: 'keys-grid-range', keys: ['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+End'] },
  { title: 'keys-grid-cell', keys: ['ArrowLeft', 'ArrowRight', 'F2'] },
  { title: 'keys-grid-group', keys: ['ArrowRight', 'ArrowLeft'] },
  { title: 'keys-grid-column', keys: ['Alt+ArrowRight', 'Alt+Shift+ArrowRight'] },
  { title: 'keys-board-move', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'] },
  { title: 'keys-date', keys: ['t', '+', '-'] },
];

/** Elsewhere the caps only decorate; here they are what is read. */
const SpokenKeys = ({ keys }: { keys: string }) => <><span className="sr-only">{keys}</span><Keys keys={keys} /></>;

export function KeySheet({ onClose }: { onClose: () => void }) {
  const commands = [...new Map(useAllCommands().map((command): [string, Command] => [command.id, command])).values()].filter(({ keys }) => keys && keys.length > 0);
  return (
    <Dialog title={t('cmd-keys')} isOpen onClose={onClose} size="large">
      <div className="key-sheet">
        {GROUPS.map((group) => ({ group, shown: commands.filter((command) => command.group === group) })).filter(({ shown }) => shown.length > 0).map(({ group, shown }) => (
          <section key={group}>
            <h3>{t(`keys-group-${group}`)}</h3>
            <dl>
              {shown.map((command) => (
                <div key={command.id}><dt>{commandTitle(command)}</dt><dd>{command.keys?.map((keys) => <SpokenKeys key={keys} keys={keys} />)}</dd></div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('keys-group-controls')}</h3>
          <dl>{CONTROLS.map(({ title, keys }) => <div key={title}><dt>{t(title)}</dt><dd>{keys.map((key) => <SpokenKeys key={key} keys={key} />)}</dd></div>)}</dl>
        </section>
      </div>
    </Dialog>
  );
}
