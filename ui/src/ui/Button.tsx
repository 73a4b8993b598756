/** Buttons. Most name a command (`CommandButton`) and take text, key and state from it. */
import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';

import { keyCaps } from '../commands/keys';
import { type Command, registry, useCommandById } from '../commands/registry';
import { hasText, t } from '../i18n';
import { Icon, type IconName } from './icons';

/** The word on a key: "Strg" where a German looks for it. */
function capText(cap: string): string {
  const key = `key-${cap.toLowerCase()}`;
  return cap.length > 1 && hasText(key) ? t(key) : cap;
}

export function Keys({ keys }: { keys: string }) {
  return <span className="keys" aria-hidden="true">{keyCaps(keys).map((cap, at) => <kbd key={`${cap}${String(at)}`}>{capText(cap)}</kbd>)}</span>;
}

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  look?: Look;
  icon?: IconName;
  isDisabled?: boolean;
  /** Work is under way: pressing does nothing, the screen reader is told. */
  isPending?: boolean;
  type?: 'button' | 'submit';
  /** Id of the form that it submits, where it stands outside of it. */
  form?: string;
  testId?: string;
  autoFocus?: boolean;
}

export function Button({ children, look = 'plain', icon, testId, ...rest }: ButtonProps) {
  return (
    <AriaButton className={`button ${look}`} data-testid={testId} {...rest}>
      {icon && <Icon name={icon} size={16} />}
      <span>{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  keys?: string | undefined;
  onPress?: () => void;
  isDisabled?: boolean;
  testId?: string;
  pressed?: boolean;
}

/** A button of one icon; its words are in the tooltip and for the screen reader. */
export function IconButton({ icon, label, keys, testId, pressed, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton className="icon-button" aria-label={label} aria-pressed={pressed} data-testid={testId} {...rest}><Icon name={icon} size={18} /></AriaButton>
      <Tooltip className="tooltip" offset={6}>{label}{keys && <Keys keys={keys} />}</Tooltip>
    </TooltipTrigger>
  );
}

export const commandTitle = (command: Command): string => t(command.title, command.titleArgs);

interface CommandButtonProps {
  /** Id of the command. Nothing is shown while no such command is there. */
  command: string;
  look?: Look;
  /** Only the icon. */
  iconOnly?: boolean;
  isPending?: boolean;
}

/** The button of a command, with its key in the tooltip. */
export function CommandButton({ command: id, look = 'plain', iconOnly = false, isPending = false }: CommandButtonProps) {
  const command = useCommandById(id);
  if (!command) return null;
  const isDisabled = command.when?.() === false;
  const keys = command.keys?.[0];
  const run = (): void => void registry.run(id);
  if (iconOnly && command.icon) {
    return <IconButton icon={command.icon} label={commandTitle(command)} keys={keys} onPress={run} isDisabled={isDisabled} testId={id} />;
  }
  return (
    <TooltipTrigger delay={700} isDisabled={!keys}>
      <AriaButton className={`button ${look}`} onPress={run} isDisabled={isDisabled} isPending={isPending} data-testid={id}>
        {command.icon && <Icon name={command.icon} size={16} />}
        <span>{commandTitle(command)}</span>
      </AriaButton>
      {keys && <Tooltip className="tooltip" offset={6}>{commandTitle(command)}<Keys keys={keys} /></Tooltip>}
    </TooltipTrigger>
  );
}
