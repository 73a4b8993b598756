/** The field in a cell. Enter keeps and goes down, Tab to the next cell, Escape leaves the cell as it was. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';

import { errorText } from '../core/faults';
import { Icon } from '../ui/icons';
import type { Way } from './cells';

interface CellEditorProps {
  label: string;
  text: string;
  /** The key that opened the cell; it begins a new value. */
  typed: string | null;
  align?: 'end' | undefined;
  save: (text: string) => Promise<unknown>;
  /** Left, with what was typed kept or (`null`) dropped. */
  onLeave: (way: Way | null) => void;
}

export function CellEditor({ label, text, typed, align, save, onLeave }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const leaving = useRef(false);
  const [value, setValue] = useState(typed ?? text);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    input.current?.focus();
    if (typed === null) input.current?.select();
    // The way in is decided once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const leave = (way: Way | null): void => {
    if (leaving.current) return;
    leaving.current = true;
    if (way === null || value.trim() === text) {
      onLeave(way);
      return;
    }
    save(value.trim()).then(() => onLeave(way), (thrown: unknown) => {
      leaving.current = false;
      setError(thrown);
      input.current?.focus();
      input.current?.select();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const ways: Record<string, Way | null> = { Enter: event.shiftKey ? 'up' : 'down', Tab: event.shiftKey ? 'previous' : 'next', Escape: null, F2: 'stay' };
    event.stopPropagation();
    const way = ways[event.key];
    if (way === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    leave(way);
  };
  return (
    <>
      <input
        ref={input} className={align === 'end' ? 'cell-input end' : 'cell-input'} aria-label={label} aria-invalid={error !== null} autoComplete="off" spellCheck={false} value={value}
        onChange={(event) => {
          setValue(event.target.value);
          setError(null);
        }}
        onKeyDown={onKeyDown} onBlur={() => leave('stay')}
      />
      {/* Over the rows, which cut off whatever leaves them. */}
      <Popover className="popover cell-fault" triggerRef={input} isOpen={error !== null} isNonModal placement="bottom start" offset={3}>
        <p role="alert"><Icon name="error" size={14} />{errorText(error)}</p>
      </Popover>
    </>
  );
}
