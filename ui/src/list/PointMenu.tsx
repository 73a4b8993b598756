/** A menu where the mouse or the cursor is. */
import { useRef } from 'react';
import { Menu as AriaMenu, MenuItem, MenuSection, Popover, Separator, Text } from 'react-aria-components';

import { Icon, type IconName, Keys } from '../ui';

export interface PointEntry {
  id: string;
  title: string;
  icon?: IconName;
  keys?: string;
  run: () => void;
}

export interface Point {
  x: number;
  y: number;
}

interface PointMenuProps {
  label: string;
  at: Point;
  /** What belongs together, under a name for those who do not see the line between. */
  parts: readonly { title: string; entries: readonly PointEntry[] }[];
  onClose: () => void;
}

export function PointMenu({ label, at, parts, onClose }: PointMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const shown = parts.filter(({ entries }) => entries.length > 0);
  const entries = shown.flatMap((part) => part.entries);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ insetInlineStart: at.x, insetBlockStart: at.y }} />
      <Popover className="popover" aria-label={label} triggerRef={anchor} isOpen={entries.length > 0} onOpenChange={(open) => { if (!open) onClose(); }} placement="bottom start" offset={0}>
        <AriaMenu
          className="menu" aria-label={label} autoFocus="first" onClose={onClose}
          onAction={(key) => {
            onClose();
            entries.find(({ id }) => id === key)?.run();
          }}
        >
          {shown.flatMap(({ title, entries: own }, index) => [
            ...(index > 0 ? [<Separator key={`line ${title}`} className="menu-line" />] : []),
            <MenuSection key={title} aria-label={title}>
              {own.map((entry) => (
                <MenuItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.title}>
                  {entry.icon ? <Icon name={entry.icon} size={16} /> : <span className="menu-gap" />}<Text slot="label">{entry.title}</Text>{entry.keys && <Keys keys={entry.keys} />}
                </MenuItem>
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </>
  );
}
