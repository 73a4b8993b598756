/** The next number of every kind of document at this PC. */
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Loaded } from '../../ui';
import { SettingTable } from './Table';

export function NumberSection() {
  return (
    <Section title={t('settings-numbers')} note={t('settings-numbers-hint')}>
      <Loaded command="number_series_state" request={{}}>
        {(series) => (
          <SettingTable
            heads={[t('doc-kind'), t('settings-number-next'), t('settings-number-given')]}
            rows={series.map(({ kind, last_no: last, next }) => ({ id: kind, name: t(`doc-kind-${kind}`), cells: [t(`doc-kind-${kind}`), next, fmt.count(last)] }))}
          />
        )}
      </Loaded>
    </Section>
  );
}
