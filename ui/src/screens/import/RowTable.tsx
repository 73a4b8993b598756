/** The first rows, each with what comes of it. */
import { faultText } from '../../core/faults';
import type { Counts, Did, RowSeen } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Chip, type Tone } from '../../ui';
import { fieldName } from './words';

const TONES: Record<Did, Tone> = { created: 'good', updated: 'accent', same: 'neutral', skipped: 'neutral', wrong: 'bad' };

function noteOf({ faults, like }: RowSeen): string {
  if (like) return t('import-row-like', { title: like.title });
  return faults.map((fault) => (fault.field ? t('fault-at', { field: fieldName(fault.field) }) : '') + faultText({ ...fault, params: fault.params as Record<string, string> })).join(' ');
}

export function RowTable({ rows, counts }: { rows: readonly RowSeen[]; counts: Counts }) {
  if (rows.length === 0) return null;
  return (
    <Section title={t('import-rows')} note={counts.rows > rows.length ? t('import-rows-first', { shown: rows.length, all: counts.rows }) : undefined}>
      <div className="lines issued import-table">
        <table>
          <thead><tr>{(['row', 'did', 'title', 'note'] as const).map((head) => <th key={head} scope="col">{t(`import-rows-${head}`)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className="soft">{fmt.decimal(String(row.row))}</td>
                <td><Chip tone={TONES[row.did]}>{t(`import-did-${row.did}`)}</Chip></td>
                <td className="import-name">{row.title}</td>
                <td className="import-note">{noteOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
