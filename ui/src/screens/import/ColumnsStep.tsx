/** What the file is, and what each of its columns means. */
import type { ReactNode } from 'react';

import { type Fault } from '../../core/faults';
import { Section } from '../../form';
import { t } from '../../i18n';
import { useCommands } from '../../commands/registry';
import { Button, CommandButton, FieldFaults, FormFaults, Icon, Segments, Select } from '../../ui';
import { ColumnTable } from './ColumnTable';
import { DefaultValues } from './DefaultValues';
import { StepHead } from './ImportScreen';
import { KINDS, kindOf } from './kinds';
import { kindName } from './RecentImports';
import { ShapeFields, UnsureMarks } from './ShapeFields';
import { lookAgain, take, useImport } from './state';
import { toStep } from './steps';
import { type Draft, KNOWN, lacking, matchBy, matches } from './wish';
import { fieldName } from './words';

export function ColumnsStep({ draft }: { draft: Draft }) {
  const { error, looking } = useImport();
  const missing = lacking(draft);
  useCommands([{ id: 'import.check', title: 'import-to-check', group: 'record', icon: 'arrow', keys: ['Ctrl+Enter'], inFields: true, when: () => missing.length === 0 && !looking, run: () => toStep('check') }]);
  const faults: Fault[] = missing.map(({ name }) => ({ code: 'column-missing', field: 'fields', params: { field: name } }));
  return (
    <>
      <div className="document-body">
        <div className="sheet import-sheet">
          <StepHead title={t('import-columns-title')} hint={draft.seen.remembered ? t('import-remembered') : t('import-columns-hint')} />
          <FormFaults error={error}>
            <FieldFaults faults={faults}>
              <section className="import-kind">
                <h2>{t('import-kind')}</h2>
                <Select label={t('import-kind')} labelHidden name="kind" value={draft.seen.kind} choices={KINDS.map(({ id }) => ({ id, title: kindName(id) }))} onChange={(kind) => void lookAgain({ kind })} />
              </section>
              <ShapeFields draft={draft} />
              <UnsureMarks draft={draft} />
              <Section title={t('import-columns')} note={t('import-columns-note', { used: draft.fields.filter((field) => field !== null).length, all: draft.fields.length })}>
                {missing.length > 0 && <Note>{t('import-lacking', { count: missing.length, fields: missing.map(({ name }) => t('import-quoted', { name: fieldName(name) })).join(', ') })}</Note>}
                <ColumnTable draft={draft} onChange={take} />
              </Section>
              <DefaultValues draft={draft} onChange={take} />
              {!kindOf(draft.seen.kind)?.isBooked && <KnownFields draft={draft} />}
            </FieldFaults>
          </FormFaults>
        </div>
      </div>
      <footer className="import-foot">
        <Button onPress={() => toStep('file')}>{t('wizard-back')}</Button>
        {missing.length > 0 && <span className="warn-text">{t('import-lacking-short', { fields: missing.map(({ name }) => fieldName(name)).join(', ') })}</span>}
        <CommandButton command="import.check" look="primary" isPending={looking} />
      </footer>
    </>
  );
}

export const Note = ({ children }: { children: ReactNode }) => <p className="hint-box"><Icon name="warning" size={16} />{children}</p>;

/** What becomes of rows that mean a record that is there. */
function KnownFields({ draft }: { draft: Draft }) {
  const possible = matches(draft);
  const by = matchBy(draft);
  const hint = draft.seen.kind === 'prices' ? t(`import-known-hint-${draft.known}-price`) : by === null ? undefined : t(`import-known-hint-${draft.known}`, { by: t(`import-by-${by.replace('_', '-')}`) });
  return (
    <Section title={t('import-known')} note={hint}>
      <div className="import-known">
        <Segments label={t('import-known')} value={draft.known} choices={KNOWN.map((id) => ({ id, title: t(`import-known-${id}`) }))} onChange={(known) => take({ ...draft, known })} />
        {possible.length > 0 && (
          <Select label={t('import-match')} name="match_by" value={by} choices={possible.map((id) => ({ id, title: t(`import-match-${id.replace('_', '-')}`) }))} onChange={(chosen) => take({ ...draft, matchBy: chosen })} />
        )}
      </div>
    </Section>
  );
}
