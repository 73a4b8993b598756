/** An area of documents: its list, its documents and drafts, the commands that begin one, and how the palette finds drafts. */
import type { Command } from '../../commands/registry';
import { call } from '../../core/client';
import type { DocumentKind } from '../../core/generated/commands';
import { t } from '../../i18n';
import { type Area, type Found, NAVIGATION, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { begin } from './follow';
import { KINDS, STARTED, draftPathOf, newCommandOf, resourceOf } from './kinds';

type Lists = typeof import('./lists');

/** "New invoice": everywhere, in the menu "New" and in the palette. */
const newCommand = (kind: DocumentKind): Command => ({ id: newCommandOf(kind), title: `cmd-doc-new-${kind}`, group: 'create', icon: KINDS[kind].icon, right: `${resourceOf(kind)}.create`, run: () => void begin(kind) });

const MOST = 6;

/** The person's drafts; issued documents are found by the search over everything. */
async function findDrafts(kinds: readonly DocumentKind[], text: string): Promise<Found[]> {
  const words = text.toLowerCase();
  return (await call('draft_list', {}))
    .filter(({ kind, title }) => kinds.includes(kind) && title.toLowerCase().includes(words)).slice(0, MOST)
    .map(({ id, kind, title }): Found => ({ id, title: title || t('doc-draft-untitled'), note: t('doc-draft-of', { kind: t(`doc-kind-${kind}`) }), path: draftPathOf(kind, id) }));
}

/** Lists without a place in the rail are gone to by a command of their own. */
const goTo = (id: string, path: string, keys?: string): Command => ({ id: `go.${id}`, title: `cmd-go-${id}`, group: 'go', icon: 'stock', ...(keys ? { keys: [keys] } : {}), run: () => go(path) });

/** `list` names the screen of the list; kinds that share a place share the path. */
export function documentArea(id: string, kinds: readonly [DocumentKind, ...DocumentKind[]], list: keyof Lists & string, keys?: string): Area {
  const { path } = KINDS[kinds[0]];
  return {
    id,
    screens: [
      screen(path, () => import('./lists'), list),
      screen(`${path}/drafts/$id`, () => import('./DraftScreen'), 'DraftScreen'),
      screen(`${path}/$id`, () => import('./DocumentView'), 'DocumentView'),
    ],
    commands: [...kinds.filter((kind) => STARTED.includes(kind)).map(newCommand), ...(NAVIGATION.flat().some((place) => place.id === id) ? [] : [goTo(id, path, keys)])],
    find: (text) => findDrafts(kinds, text),
  };
}
