/** What happened to a document, the latest first; it begins with its issue. */
import type { DocumentDetail } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Icon, type IconName } from '../../ui';
import { KINDS } from './kinds';

const ICONS: Record<string, IconName> = { issued: 'done', sent: 'arrow', accepted: 'check', declined: 'close', closed: 'lock', replaced: 'sync' };

export function History({ detail: { document, events } }: { detail: DocumentDetail }) {
  const happened = [
    ...events.map(({ id, kind, at_ms, note }) => ({ id, kind: kind as string, at: at_ms, note })),
    { id: 'issued', kind: 'issued', at: document.issued_at_ms, note: '' },
  ].toSorted((a, b) => b.at - a.at);
  return (
    <Section title={t('doc-history')}>
      <ol className="history">
        {happened.map(({ id, kind, at, note }) => (
          <li key={id}>
            <Icon name={ICONS[kind] ?? 'info'} size={16} />
            <span><strong>{t(kind === 'issued' && !KINDS[document.kind].paper ? 'doc-event-posted' : `doc-event-${kind}`)}</strong>{note && <span className="soft"> {note}</span>}</span>
            <time className="soft">{fmt.dateTime(at)}</time>
          </li>
        ))}
      </ol>
    </Section>
  );
}
