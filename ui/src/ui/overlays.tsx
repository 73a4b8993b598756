/** What lies over the screen: dialogs, questions, menus, toasts. */
import { Fragment, type ReactNode, useSyncExternalStore } from 'react';
import {
  Dialog as AriaDialog, Heading, Menu as AriaMenu, MenuItem, MenuTrigger, Modal, ModalOverlay, Popover, Text,
  UNSTABLE_Toast as AriaToast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';

import { registry, useAllCommands } from '../commands/registry';
import { errorText } from '../core/faults';
import { t } from '../i18n';
import { Button, IconButton, Keys, commandTitle } from './Button';
import { Icon, type IconName } from './icons';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large' | 'full';
  /** Work is under way that cannot be stopped: there is no way out until it is done. */
  isBusy?: boolean;
}

export function Dialog({ title, isOpen, onClose, children, actions, size = 'medium', isBusy = false }: DialogProps) {
  return (
    <ModalOverlay className="modal-cover" isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={!isBusy} isKeyboardDismissDisabled={isBusy}>
      <Modal className={`modal ${size}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {!isBusy && <IconButton icon="close" label={t('close')} keys="Escape" onPress={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer className="dialog-foot">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface Question {
  title: string;
  text: string;
  /** The word on the button that goes on. */
  action: string;
  danger?: boolean;
}

let question: (Question & { answer: (yes: boolean) => void }) | null = null;
const askers = new Set<() => void>();

function setQuestion(next: typeof question): void {
  question = next;
  for (const tell of askers) tell();
}

/** Asks before something that cannot be undone: `if (await ask({...}))`. What can be undone is done without asking. */
export function ask(asked: Question): Promise<boolean> {
  return new Promise((resolve) => {
    setQuestion({
      ...asked,
      answer: (yes) => {
        setQuestion(null);
        resolve(yes);
      },
    });
  });
}

/** Where questions appear; part of the shell. */
export function AskHost() {
  const open = useSyncExternalStore((tell) => {
    askers.add(tell);
    return () => askers.delete(tell);
  }, () => question);
  if (!open) return null;
  return (
    <Dialog
      title={open.title} isOpen onClose={() => open.answer(false)} size="small"
      actions={(
        <>
          <Button onPress={() => open.answer(false)}>{t('cancel')}</Button>
          <Button look={open.danger ? 'danger' : 'primary'} onPress={() => open.answer(true)} autoFocus testId="ask-yes">{open.action}</Button>
        </>
      )}
    >
      <p>{open.text}</p>
    </Dialog>
  );
}

type Render<Answer> = (done: (answer: Answer | null) => void) => ReactNode;

interface Shown {
  key: number;
  content: ReactNode;
}

let stack: readonly Shown[] = [];
let opened = 0;
const lookers = new Set<() => void>();

function restack(next: readonly Shown[]): void {
  stack = next;
  for (const tell of lookers) tell();
}

/** Shows a dialog from anywhere, over another one too, and waits for its answer: `const party = await askWith((done) => <NewParty onDone={done} />)`. */
export function askWith<Answer>(render: Render<Answer>): Promise<Answer | null> {
  opened += 1;
  const key = opened;
  return new Promise((resolve) => {
    const content = render((answer) => {
      restack(stack.filter((one) => one.key !== key));
      resolve(answer);
    });
    restack([...stack, { key, content }]);
  });
}

/** Where such dialogs appear; part of the shell. */
export function DialogHost() {
  const shown = useSyncExternalStore((tell) => {
    lookers.add(tell);
    return () => lookers.delete(tell);
  }, () => stack);
  return <>{shown.map(({ key, content }) => <Fragment key={key}>{content}</Fragment>)}</>;
}

/** Takes away whatever lies over the screens, unanswered: somebody else sits down. */
export function closeDialogs(): void {
  restack([]);
  question?.answer(false);
  toasts.clear();
}

export interface MenuEntry {
  id: string;
  title: string;
  icon?: IconName;
  keys?: string;
  isDisabled?: boolean;
  run: () => void;
}

interface MenuProps {
  label: string;
  /** Ids of commands, in order; what is not there is left out. */
  commands?: readonly string[];
  /** Entries that are no commands (the stages of a board). */
  entries?: readonly MenuEntry[];
  /** The button; three dots without it. */
  button?: ReactNode;
}

/** A menu of commands with their keys. */
export function Menu({ label, commands = [], entries = [], button }: MenuProps) {
  const all = useAllCommands();
  const named = commands.flatMap((id): MenuEntry[] => {
    const command = all.findLast((one) => one.id === id);
    if (!command) return [];
    return [{
      id, title: commandTitle(command), isDisabled: command.when?.() === false, run: () => void registry.run(id),
      ...(command.icon ? { icon: command.icon } : {}), ...(command.keys?.[0] ? { keys: command.keys[0] } : {}),
    }];
  });
  const items = [...named, ...entries];
  if (items.length === 0) return null;
  return (
    <MenuTrigger>
      {button ?? <IconButton icon="more" label={label} />}
      <Popover className="popover" offset={4}>
        <AriaMenu className="menu" aria-label={label} onAction={(key) => items.find(({ id }) => id === key)?.run()}>
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} className="menu-item" isDisabled={item.isDisabled ?? false} textValue={item.title}>
              {item.icon ? <Icon name={item.icon} size={16} /> : <span className="menu-gap" />}
              <Text slot="label">{item.title}</Text>
              {item.keys && <Keys keys={item.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface ToastContentProps {
  title: string;
  kind: 'done' | 'info' | 'error';
  text?: string;
  action?: { title: string; run: () => void };
}

const toasts = new ToastQueue<ToastContentProps>({ maxVisibleToasts: 3 });

let latest: string | null = null;

/** Tells what has happened, with a way back where there is one. Stays 10 s, as long as it is looked at, or until the next thing is done: undo always means the last change. */
export function toast(content: ToastContentProps): void {
  if (content.kind === 'done' && latest !== null) toasts.close(latest);
  const key = toasts.add(content, { timeout: 10_000 });
  if (content.kind === 'done') latest = key;
}

/** Tells what went wrong; stays until it is closed. */
export const toastError = (error: unknown): void => void toasts.add({ title: errorText(error), kind: 'error' });

export function ToastRegion() {
  return (
    <AriaToastRegion queue={toasts} className="toasts" aria-label={t('notices')}>
      {({ toast: shown }) => (
        <AriaToast toast={shown} className={`toast ${shown.content.kind}`}>
          <Icon name={shown.content.kind} />
          <ToastContent className="toast-text">
            <Text slot="title">{shown.content.title}</Text>
            {shown.content.text && <Text slot="description">{shown.content.text}</Text>}
          </ToastContent>
          {shown.content.action && (
            <Button
              look="quiet"
              onPress={() => {
                shown.content.action?.run();
                toasts.close(shown.key);
              }}
            >
              {shown.content.action.title}
            </Button>
          )}
          <IconButton icon="close" label={t('close')} onPress={() => toasts.close(shown.key)} />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
