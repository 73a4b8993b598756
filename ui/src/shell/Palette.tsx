/**
 * Everything by typing: go, do, find. `>` only commands, `=` calculates; records are found by the areas.
 */
import { useEffect, useMemo, useState } from 'react';
import { Autocomplete, Dialog, Header, Input, Menu, MenuItem, MenuSection, Modal, ModalOverlay, SearchField, Text } from 'react-aria-components';

import { type Command, registry, useAllCommands } from '../commands/registry';
import * as fmt from '../fmt';
import { t } from '../i18n';
import { Keys, commandTitle } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { useAfterPaint } from '../ui/painted';
import { type Area, type Found, NAVIGATION } from './navigation';
import { go } from './router';

interface Entry {
  id: string;
  title: string;
  note?: string;
  icon?: IconName;
  keys?: string;
  run: () => void;
}

const PAUSE_MS = 80;
const MOST = 8;
/** Commands that stand at once, a little more than are seen without scrolling, and all of them without a word typed. */
const FIRST = 12;
const ALL = 40;

const folded = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** How well a title fits: 0 not at all; the beginning of a word counts more than its middle. */
export function fit(title: string, typed: string): number {
  const [text, words] = [folded(title), folded(typed).split(/\s+/).filter(Boolean)];
  const scores = words.map((word) => {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    return at === 0 ? 3 : /\s/.test(text[at - 1] ?? '') ? 2 : 1;
  });
  return scores.includes(0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 1);
}

function commandEntries(commands: readonly Command[], typed: string): Entry[] {
  const latest = [...new Map(commands.map((command) => [command.id, command])).values()];
  return latest
    .filter((command) => !command.silent && command.when?.() !== false)
    .map((command) => ({ command, title: commandTitle(command) }))
    .map(({ command, title }) => ({ command, title, score: fit(`${title} ${command.also ? t(command.also) : ''}`, typed) }))
    .filter(({ score }) => score > 0 || typed === '')
    .toSorted((a, b) => b.score - a.score)
    .map(({ command, title }) => ({
      id: `cmd:${command.id}`, title, run: () => void registry.run(command.id),
      ...(command.icon ? { icon: command.icon } : {}), ...(command.keys?.[0] ? { keys: command.keys[0] } : {}),
    }));
}

function calculation(typed: string): Entry[] {
  const parsed = /^=?[\d\s.,+\-*/()%]+$/.test(typed) && /\d/.test(typed) ? fmt.parseNumber(typed, { decimals: 6 }) : null;
  if (!parsed?.ok || fmt.exact.isDecimal(typed)) return [];
  const title = fmt.decimal(parsed.value);
  return [{ id: 'calc', title: `= ${title}`, note: t('palette-copy'), icon: 'copy', run: () => void navigator.clipboard.writeText(title) }];
}

interface FoundGroup {
  area: string;
  entries: Entry[];
  instead?: string;
}

/** One search may answer for several areas; those of one area stand together. */
function groupsOf(matches: readonly Found[], asked: string): FoundGroup[] {
  const areas = [...new Set(matches.map(({ area = asked }) => area))];
  return areas.map((area) => {
    const icon = NAVIGATION.flat().find((place) => place.id === area)?.icon;
    const here = matches.filter((match) => (match.area ?? asked) === area);
    const instead = here.find((match) => match.instead)?.instead;
    return { area, entries: here.slice(0, MOST).map((match) => entryOf(match, match.icon ?? icon)), ...(instead ? { instead } : {}) };
  });
}

/** What was found later joins what was found before: an area stands once, and so does a record that two searches have found. */
export function joined(before: readonly FoundGroup[], more: readonly FoundGroup[]): FoundGroup[] {
  const shown = new Set(before.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const groups = new Map(before.map((group) => [group.area, group]));
  for (const { area, entries, ...rest } of more) {
    const fresh = entries.filter(({ id }) => !shown.has(id));
    for (const { id } of fresh) shown.add(id);
    if (fresh.length > 0) groups.set(area, { ...rest, ...groups.get(area), area, entries: [...(groups.get(area)?.entries ?? []), ...fresh].slice(0, MOST) });
  }
  return [...groups.values()];
}

function useFound(areas: readonly Area[], typed: string): FoundGroup[] {
  const [found, setFound] = useState<FoundGroup[]>([]);
  useEffect(() => {
    let overtaken = false;
    setFound([]);
    if (typed.length < 2) return undefined;
    const timer = setTimeout(() => {
      for (const { id, find } of areas) {
        void find?.(typed).then((matches) => {
          if (overtaken || matches.length === 0) return matches;
          setFound((before) => joined(before, groupsOf(matches, id)));
          return matches;
        }).catch(() => undefined);
      }
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [areas, typed]);
  return found;
}

const entryOf = ({ id, title, note, path }: Found, icon: IconName | undefined): Entry =>
  ({ id: `found:${path}:${id}`, title, run: () => go(path), ...(note ? { note } : {}), ...(icon ? { icon } : {}) });

/** More than fits must be in reach of the keys, although the commands themselves are never focused. */
const inReach = (list: HTMLElement | null): void => { if (list) list.tabIndex = 0; };

export function Palette({ areas, onClose }: { areas: readonly Area[]; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const commands = useAllCommands();
  const painted = useAfterPaint();
  const onlyCommands = typed.startsWith('>');
  const wanted = typed.replace(/^[>#@]/, '').trim();
  const found = useFound(areas, onlyCommands ? '' : wanted);
  const sections = useMemo(() => [
    { id: 'calc', title: t('palette-calculate'), entries: calculation(typed) },
    ...found.map(({ area, entries, instead }) => {
      const title = t(area === 'exact' ? 'palette-exact' : `area-${area}`);
      return { id: area, title: instead ? t('palette-instead', { area: title, words: instead }) : title, entries };
    }),
    { id: 'commands', title: t('palette-commands'), entries: /^[#@]/.test(typed) ? [] : commandEntries(commands, wanted).slice(0, wanted || !painted ? FIRST : ALL) },
  ].filter(({ entries }) => entries.length > 0), [commands, found, painted, typed, wanted]);
  const run = (key: string): void => {
    onClose();
    const entry = sections.flatMap(({ entries }) => entries).find(({ id }) => id === key);
    // After the dialog has given the focus back, so that a command finds the screen as it was.
    setTimeout(() => entry?.run(), 0);
  };
  return (
    <ModalOverlay className="modal-cover palette-cover" isOpen onOpenChange={(open) => { if (!open) onClose(); }} isDismissable>
      <Modal className="palette">
        <Dialog aria-label={t('cmd-palette')} data-testid="palette">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label={t('search-or-do')} autoFocus className="palette-field">
              <Icon name="search" />
              <Input placeholder={t('palette-placeholder')} />
            </SearchField>
            <div ref={inReach} className="palette-list"><Menu className="palette-menu" aria-label={t('palette-commands')} onAction={(key) => run(String(key))} renderEmptyState={() => <p className="choices-empty">{t('palette-nothing', { text: wanted })}</p>}>
              {sections.map(({ id, title, entries }) => (
                <MenuSection key={id} id={id}>
                  <Header className="palette-head">{title}</Header>
                  {entries.map((entry) => (
                    <MenuItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.title}>
                      {entry.icon ? <Icon name={entry.icon} size={16} /> : <span className="menu-gap" />}
                      <Text slot="label"><span className="choice-title">{entry.title}</span>{entry.note && <span className="choice-note">{entry.note}</span>}</Text>
                      {entry.keys && <Keys keys={entry.keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu></div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
