/** The columns of the file with some of their content, and the field that each becomes. */
import { t } from '../../i18n';
import { Select } from '../../ui';
import { type Draft, withField } from './wish';
import { fieldChoices } from './words';

const NOTHING = '-';
const SAMPLES = 3;
/** What is less sure than that deserves a look. */
const DOUBTFUL = 60;

export function ColumnTable({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { columns, fields } = draft.seen;
  const choices = [{ id: NOTHING, title: t('import-no-field') }, ...fieldChoices(fields)];
  return (
    <div className="lines import-columns" data-field="fields">
      <table>
        <thead><tr><th scope="col">{t('import-column')}</th><th scope="col">{t('import-samples')}</th><th scope="col">{t('import-field')}</th><th scope="col">{t('import-sure')}</th></tr></thead>
        <tbody>
          {columns.map(({ column }, at) => (
            <tr key={at} className={draft.fields[at] === null ? 'faded' : undefined}>
              <th scope="row"><span className="import-name">{column.name}</span></th>
              <td><span className="import-samples">{column.samples.length === 0 ? <em>{t('import-column-empty')}</em> : column.samples.slice(0, SAMPLES).map((sample, index) => <span key={index}>{sample}</span>)}</span></td>
              <td>
                <Select
                  label={t('import-field-of', { column: column.name })} labelHidden name={`fields.${String(at)}`} choices={choices} value={draft.fields[at] ?? NOTHING}
                  onChange={(field) => onChange(withField(draft, at, field === NOTHING ? null : field))}
                />
              </td>
              <td><Sureness draft={draft} at={at} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How sure the proposal is, said quietly; nothing where the person chose. */
function Sureness({ draft: { seen, fields, chosen }, at }: { draft: Draft; at: number }) {
  const proposal = seen.columns[at];
  if (!proposal || fields[at] === null) return <span className="soft">{t('import-not-imported')}</span>;
  if (chosen.includes(at) || proposal.field !== fields[at]) return <span className="soft">{t('import-chosen')}</span>;
  if (seen.remembered) return <span className="soft">{t('import-as-last-time')}</span>;
  return proposal.sure < DOUBTFUL ? <span className="warn-text">{t('import-check-this')}</span> : <span className="soft">{t('import-proposed')}</span>;
}
