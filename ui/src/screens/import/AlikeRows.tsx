/** Rows that look like a record that is there: the same one, or another? */
import type { RowChoice, RowSeen } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Button, Segments } from '../../ui';
import { mend, useImport } from './state';
import type { Draft } from './wish';

const WAYS = ['create', 'update', 'skip'] as const;
type Way = (typeof WAYS)[number];

const choiceOf = (way: Way, { like }: RowSeen): RowChoice => (way === 'update' && like && !like.row ? { do: 'update', id: like.id } : { do: way === 'skip' ? 'skip' : 'create' });

/** A record that only comes with the same file cannot be brought up to date yet. */
const waysOf = ({ like }: RowSeen): readonly Way[] => WAYS.filter((way) => way !== 'update' || !like?.row);

export function AlikeRows({ draft }: { draft: Draft }) {
  const { alike, outcome } = useImport();
  if (alike.length === 0) return null;
  const decide = (rows: readonly RowSeen[], way: Way): void => void mend((now) => ({ ...now, choices: { ...now.choices, ...Object.fromEntries(rows.map((row) => [row.row, choiceOf(way, row)])) } }));
  const waiting = (outcome?.counts.alike ?? 0) - alike.filter(({ row }) => !(row in draft.choices)).length;
  return (
    <Section
      title={t('import-alike')} note={t('import-alike-hint')}
      actions={alike.length > 1 && <span className="import-all">{t('import-alike-all')} {WAYS.map((way) => <Button key={way} look="quiet" onPress={() => decide(alike, way)}>{t(`import-alike-${way}`)}</Button>)}</span>}
    >
      <div className="lines issued import-table">
        <table>
          <thead><tr>{(['row', 'title', 'like', 'choice'] as const).map((head) => <th key={head} scope="col">{t(`import-alike-head-${head}`)}</th>)}</tr></thead>
          <tbody>
            {alike.map((row) => (
              <tr key={row.row}>
                <td className="soft">{fmt.decimal(String(row.row))}</td>
                <td className="import-name">{row.title}</td>
                <td className="import-name">{row.like?.title} {row.like?.row ? <span className="soft">{t('import-alike-row', { row: row.like.row })}</span> : null} <span className="soft">{row.like && t('import-alike-by', { by: t(`import-by-${row.like.by.replace('_', '-')}`) })}</span></td>
                <td><Segments label={t('import-alike-choice', { title: row.title })} value={draft.choices[row.row]?.do ?? 'create'} choices={waysOf(row).map((id) => ({ id, title: t(`import-alike-${id}`) }))} onChange={(way) => decide([row], way)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {waiting > 0 && <p className="soft">{t('import-alike-more', { count: waiting })}</p>}
    </Section>
  );
}
