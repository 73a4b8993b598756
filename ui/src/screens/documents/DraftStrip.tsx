/** The person's own drafts above a list: what was begun stays in sight until it is issued or thrown away. So do goods on their way here. */
import { useState } from 'react';

import { useQueryOf } from '../../core/client';
import type { DocumentKind, DraftRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { mayCall } from '../../shell/office';
import { go, hrefOf } from '../../shell/router';
import { Button, Icon } from '../../ui';
import { KINDS, draftPathOf } from './kinds';

const SHOWN = 4;

/** "10:31" for today, else the day. */
function savedAt(instantMs: number): string {
  const day = fmt.today(new Date(instantMs));
  return day === fmt.today() ? fmt.time(instantMs) : fmt.relativeDay(day);
}

export function DraftStrip({ kinds }: { kinds: readonly DocumentKind[] }) {
  const [all, setAll] = useState(false);
  const own = (useQueryOf('draft_list', {}).data ?? []).filter(({ kind }) => kinds.includes(kind) && kind !== 'arrival');
  const expected = useQueryOf('arrival_list', {}, { enabled: kinds.includes('arrival') && mayCall('arrival_list') }).data ?? [];
  const drafts = [...expected, ...own];
  if (drafts.length === 0) return null;
  const shown = all ? drafts : drafts.slice(0, SHOWN);
  return (
    <section className={all ? 'draft-strip all' : 'draft-strip'} aria-label={t('doc-drafts')}>
      <h2>{t('doc-drafts')}</h2>
      <ul>{shown.map((draft) => <li key={draft.id}><DraftCard draft={draft} named={kinds.length > 1} /></li>)}</ul>
      {drafts.length > SHOWN && <Button look="quiet" onPress={() => setAll(!all)}>{all ? t('doc-drafts-fewer') : t('doc-drafts-all', { count: drafts.length })}</Button>}
    </section>
  );
}

function DraftCard({ draft: { id, kind, title, saved_at_ms }, named }: { draft: DraftRow; named: boolean }) {
  const path = draftPathOf(kind, id);
  return (
    <a
      className="draft-card" href={hrefOf(path)} data-testid="draft"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        go(path);
      }}
    >
      <Icon name={KINDS[kind].icon} size={16} />
      <span className="draft-title">{title || t('doc-draft-untitled')}</span>
      <span className="soft">{named ? `${t(`doc-kind-${kind}`)} · ` : ''}{savedAt(saved_at_ms)}</span>
    </a>
  );
}
