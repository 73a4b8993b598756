/** One of many values, searched while typing. The list comes from wherever the screen says: the core, or a list at hand. */
import { useEffect, useRef, useState } from 'react';
import { ComboBox as AriaComboBox, Button as AriaButton, Group, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';

import { t } from '../i18n';
import { type Choice, type FieldProps, FieldParts } from './fields';
import { useFaultOf } from './FaultsContext';
import { Icon } from './icons';

interface ComboBoxProps<C extends Choice> extends FieldProps {
  value: C | null;
  onChange: (value: C | null) => void;
  /** The matches of a text, best first; asked 100 ms after the last key. */
  search: (text: string) => Promise<readonly C[]> | readonly C[];
  /** Offers "Create “…”" as the last entry. */
  onCreate?: (text: string) => void;
  /** Other words for that entry. */
  createTitle?: (text: string) => string;
  /** Going on with a text that nothing matches makes the new entry at once, so that nothing typed is lost. */
  createsByItself?: boolean;
  placeholder?: string;
}

const CREATE = '+create';
const PAUSE_MS = 100;
/** Best matches of a typed text that are drawn: two letters more say it better than a longer list. Without a text all are there to scroll through. */
const MOST = 40;

interface Matches<C> {
  of: string;
  choices: readonly C[];
}

const holds = ({ title, note = '' }: Choice, text: string): boolean => `${title} ${note}`.toLowerCase().includes(text.toLowerCase());

/** Matches of the text. Until they are there, those of the last text that still fit; an overtaken answer is dropped. */
function useMatches<C extends Choice>(search: ComboBoxProps<C>['search'], text: string, wanted: boolean): readonly C[] {
  const [found, setFound] = useState<Matches<C>>({ of: '', choices: [] });
  const ask = useRef(search);
  ask.current = search;
  useEffect(() => {
    if (!wanted) return undefined;
    let overtaken = false;
    const take = (choices: readonly C[]): void => { if (!overtaken) setFound({ of: text, choices }); };
    const timer = setTimeout(() => void Promise.resolve(ask.current(text)).then(take, () => take([])), text ? PAUSE_MS : 0);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [text, wanted]);
  return found.of === text ? found.choices : found.choices.filter((choice) => holds(choice, text));
}

export function ComboBox<C extends Choice>({ label, name, hint, labelHidden, value, onChange, search, onCreate, createTitle, createsByItself = false, placeholder, ...rest }: ComboBoxProps<C>) {
  const [typed, setTyped] = useState<string | null>(null);
  // Whoever is typing may come by the very name that is chosen: that is a text like any other, not the field's own.
  const typing = useRef(false);
  const [focused, setFocused] = useState(false);
  const fault = useFaultOf(name);
  const found = useMatches(search, typed ?? '', focused);
  const entries: Choice[] = typed?.trim() ? found.slice(0, MOST) : [...found];
  if (onCreate && typed?.trim()) entries.push({ id: CREATE, title: createTitle?.(typed.trim()) ?? t('combo-create', { text: typed.trim() }) });

  const choose = (id: string): void => {
    if (id === CREATE) onCreate?.(typed?.trim() ?? '');
    else onChange(found.find((choice) => choice.id === id) ?? value);
    typing.current = false;
    setTyped(null);
  };
  // Type and go on: Enter takes the best match, Tab the only one, without waiting for the list to open.
  const takeBest = async (text: string, only: boolean): Promise<void> => {
    const matches = await search(text);
    const [best] = matches;
    if (best && (!only || matches.length === 1)) onChange(best);
    else if (!best && createsByItself) onCreate?.(text);
    // What was taken is the field's value now; what was typed since then stays.
    setTyped((now) => {
      if (now?.trim() !== text) return now;
      typing.current = false;
      return null;
    });
  };
  return (
    <AriaComboBox
      className="field" data-field={name} items={entries} value={value?.id ?? null} isInvalid={fault !== undefined} menuTrigger="input" allowsEmptyCollection
      inputValue={typed ?? value?.title ?? ''} onInputChange={(text) => {
        if (focused && text !== (value?.title ?? '')) typing.current = true;
        if (focused && typing.current) setTyped(text);
      }}
      onChange={(key) => { if (typeof key === 'string') choose(key); }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        typing.current = false;
        if (typed !== null && typed.trim() === '' && value) onChange(null);
        else if (typed?.trim() && createsByItself) void takeBest(typed.trim(), true);
        setTyped(null);
      }}
      {...rest}
    >
      <FieldParts label={label} labelHidden={labelHidden} isRequired={rest.isRequired} hint={hint} fault={fault}>
        <Group className="input with-suffix">
          <Input
            placeholder={placeholder} autoComplete="off" spellCheck={false}
            // The list tells the field of a focus too whenever its marked entry goes away: then somebody is typing, and nothing is selected.
            onFocus={(event) => { if (!focused) event.currentTarget.select(); }}
            onKeyDownCapture={(event) => {
              const unfocused = !event.currentTarget.getAttribute('aria-activedescendant');
              if ((event.key === 'Enter' || (event.key === 'Tab' && !createsByItself)) && unfocused && typed?.trim()) void takeBest(typed.trim(), event.key === 'Tab');
            }}
          />
          {!rest.isReadOnly && <AriaButton className="suffix-button"><Icon name="down" size={14} /></AriaButton>}
        </Group>
      </FieldParts>
      <Popover className="popover" offset={3}>
        <ListBox className="choices" renderEmptyState={() => <p className="choices-empty">{t('combo-empty')}</p>}>
          {(choice: Choice) => (
            <ListBoxItem id={choice.id} className={choice.id === CREATE ? 'choice create' : 'choice'} textValue={choice.title}>
              <Text slot="label"><span className="choice-title">{choice.title}</span>{choice.note && <span className="choice-note">{choice.note}</span>}</Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
