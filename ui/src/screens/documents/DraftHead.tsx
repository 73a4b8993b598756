/** The head of a draft: the fields that its kind has, the rare ones folded away. */
import { useId, useState } from 'react';

import type { Fault } from '../../core/faults';
import type { Draft } from '../../form';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { Button } from '../../ui';
import { HeadFieldOf } from './HeadField';
import type { Form } from './form';
import type { Kept } from './keeper';
import { type HeadField, KINDS } from './kinds';

interface DraftHeadProps {
  draft: Draft<Form>;
  kept: Kept;
  /** What is shown as wrong; a folded field that is wrong unfolds. */
  faults: readonly Fault[];
}

export function DraftHead({ draft, kept, faults }: DraftHeadProps) {
  const spec = KINDS[draft.value.kind];
  const [open, setOpen] = useState(false);
  const id = useId();
  const unfolded = open || faults.some(({ field }) => spec.more.includes(field as HeadField));
  const field = (name: HeadField) => <HeadFieldOf key={name} name={name} draft={draft} kept={kept} />;
  return (
    <Section>
      <Fields columns={spec.head.length > 4 ? 5 : 4}>{spec.head.map(field)}</Fields>
      <div id={id} className="more-fields" hidden={!unfolded}><Fields columns={4}>{unfolded && spec.more.map(field)}</Fields></div>
      {spec.more.length > 0 && <Button look="quiet" icon={unfolded ? 'up' : 'down'} onPress={() => setOpen(!unfolded)} testId="more-fields">{t(unfolded ? 'doc-less' : 'doc-more')}</Button>}
    </Section>
  );
}
