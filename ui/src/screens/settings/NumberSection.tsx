/** Document numbers: the pattern with a preview of what it makes, and the next number of every kind at this PC. */
import { type FormEvent, useRef, useState } from 'react';

import { useCommand } from '../../core/client';
import type { Company, SeriesState } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may, useOffice } from '../../shell/office';
import { toastDone } from '../../shell/undo';
import { Button, FormFaults, Loaded, TextField } from '../../ui';
import { SettingTable } from './Table';
import { TOKENS, prefixIn, writeNumber } from './numbers';

export const NumberSection = () => (
  <Loaded command="company_get" request={{}}>
    {({ company }) => <Loaded command="number_series_state" request={{}}>{(series) => <Numbers key={company.number_pattern} company={company} series={series} />}</Loaded>}
  </Loaded>
);

function Numbers({ company, series }: { company: Company; series: readonly SeriesState[] }) {
  const [pattern, setPattern] = useState(company.number_pattern);
  const box = useRef<HTMLDivElement>(null);
  const save = useCommand('company_save');
  const { branch, device, today } = useOffice();
  const canWrite = may('company.change');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run({ ...company, number_pattern: pattern }).then(() => toastDone(t('settings-saved', { name: t('settings-pattern') })), () => undefined);
  };
  /** Puts a part where the cursor is. */
  const insert = (token: string): void => {
    const field = box.current?.querySelector('input');
    const at = field?.selectionStart ?? pattern.length;
    setPattern(pattern.slice(0, at) + token + pattern.slice(field?.selectionEnd ?? at));
    field?.focus();
  };
  const changed = pattern !== company.number_pattern;
  const preview = ({ next, last_no: last }: SeriesState): string =>
    writeNumber(pattern, { prefix: prefixIn(next, company.number_pattern), branch: branch.code, device: device.code, year: fmt.partsOf(today).year, no: last + 1 });
  return (
    <>
      <Section title={t('settings-pattern')} note={t('number-pattern-hint')}>
        <form onSubmit={submit} noValidate inert={!canWrite}>
          <FormFaults error={save.error}>
            <div className="pattern" ref={box}>
              <TextField label={t('settings-pattern')} labelHidden name="number_pattern" value={pattern} onChange={setPattern} />
              {changed && <><Button look="primary" type="submit" isPending={save.running}>{t('save')}</Button><Button onPress={() => setPattern(company.number_pattern)}>{t('cancel')}</Button></>}
            </div>
          </FormFaults>
          {canWrite && (
            <p className="pattern-parts">
              {TOKENS.map((token) => <button key={token} type="button" className="suggestion" onClick={() => insert(token)} title={token}>{t(`number-part-${token.replace(/[{}]|:.*/g, '')}`)}</button>)}
            </p>
          )}
        </form>
      </Section>
      <Section title={t('settings-numbers')} note={t('settings-numbers-hint')}>
        <SettingTable
          heads={[t('doc-kind'), t(changed ? 'number-would-be' : 'settings-number-next'), { title: t('settings-number-given'), end: true }]}
          rows={series.map((state) => ({ id: state.kind, name: t(`doc-kind-${state.kind}`), cells: [t(`doc-kind-${state.kind}`), <span key="next" className={changed ? 'coming-number' : undefined}>{changed ? preview(state) : state.next}</span>, fmt.count(state.last_no)] }))}
        />
      </Section>
    </>
  );
}
