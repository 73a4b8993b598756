/** An item of a deal's line, or free text. */
import type { DealLine, DealSave } from '../../core/generated/commands';
import type { Draft } from '../../form';
import { t } from '../../i18n';
import { TextField } from '../../ui';

export function ItemCell({ draft, at }: { draft: Draft<DealSave>; line: DealLine; at: number }) {
  return <TextField label={t('deal-line-what')} labelHidden {...draft.bind(`lines.${at}.text`)} />;
}
