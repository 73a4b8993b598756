/** In which unit a line is counted: the item's own units, or a common one for words. */
import type { Draft } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { Select } from '../../ui';
import type { Form, FormLine } from './form';
import { useUnits } from './reference';

export function UnitField({ draft, at, line, shown }: { draft: Draft<Form>; at: number; line: FormLine; shown: string | null }) {
  const used = line.unit ?? shown;
  const units = useUnits(line.item, used);
  if (line.item === null && line.text === '') return null;
  // A line that continues another one is counted as that one is.
  if (used !== null && (units.length < 2 || line.source_line !== null)) return <span className="line-unit">{unitName(used)}</span>;
  return <Select label={t('doc-unit')} labelHidden name={`lines.${String(at)}.unit`} value={used} choices={units} onChange={(unit) => draft.set(`lines.${at}.unit`, unit)} />;
}
