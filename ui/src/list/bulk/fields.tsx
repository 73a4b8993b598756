/** The fields that changes to many rows ask with. */
import type { ReactNode } from 'react';

import { Checkbox, type Choice, ComboBox } from '../../ui';
import { t } from '../../i18n';

/** A record, or none at all. */
export type Picked = { choice: Choice | null; none: boolean };
export const NOT_PICKED: Picked = { choice: null, none: false };

/** The id to keep; `undefined` while nothing was said. */
export const pickedId = ({ choice, none }: Picked): string | null | undefined => (none ? null : choice?.id);

/** A field for one of many records; `noneTitle` is what having none is called, where that is possible. */
export const pick = (label: string, search: (text: string) => Promise<readonly Choice[]>, noneTitle?: string) => (value: Picked, onChange: (value: Picked) => void): ReactNode => (
  <>
    <ComboBox label={t(label)} value={value.choice} search={search} autoFocus isDisabled={value.none} onChange={(choice) => onChange({ choice, none: false })} />
    {noneTitle && <Checkbox isSelected={value.none} onChange={(none) => onChange({ choice: null, none })}>{t(noneTitle)}</Checkbox>}
  </>
);

/** Those of a short list that fit what was typed. */
export const among = (load: () => Promise<readonly Choice[]>) => async (text: string): Promise<readonly Choice[]> =>
  (await load()).filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()));
