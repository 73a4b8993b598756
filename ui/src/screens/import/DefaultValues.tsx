/** Values for all rows: for fields that no column holds, and for cells that are empty. */
import { Section } from '../../form';
import { t } from '../../i18n';
import { countryChoice, findCountries } from '../../i18n/countries';
import { Button, ComboBox, IconButton, Menu, Select, TextField, focusField } from '../../ui';
import { type Draft, withoutDefault } from './wish';
import { fieldChoices, fieldName } from './words';

export function DefaultValues({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const given = Object.keys(draft.defaults);
  const set = (defaults: Record<string, string>): void => onChange({ ...draft, defaults });
  return (
    <Section title={t('import-defaults')} note={t('import-defaults-hint')}>
      <div className="import-defaults">
        {given.map((field) => (
          <div key={field} className="import-default">
            <DefaultValue field={field} kind={draft.seen.fields.find(({ name }) => name === field)?.kind} value={draft.defaults[field] ?? ''} onChange={(value) => set({ ...draft.defaults, [field]: value })} />
            <IconButton icon="trash" label={t('import-default-remove', { field: fieldName(field) })} onPress={() => { const { [field]: _gone, ...rest } = draft.defaults; set(rest); }} />
          </div>
        ))}
        <Menu
          label={t('import-default-add')} button={<Button icon="plus" testId="import.default-add">{t('import-default-add')}</Button>}
          entries={fieldChoices(withoutDefault(draft)).map(({ id, title }) => ({
            id, title,
            run: () => {
              set({ ...draft.defaults, [id]: '' });
              // Once the menu is gone and the field is there.
              requestAnimationFrame(() => requestAnimationFrame(() => focusField(`defaults.${id}`)));
            },
          }))}
        />
      </div>
    </Section>
  );
}

interface DefaultValueProps {
  field: string;
  kind: string | undefined;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** As the file would say it; a country is chosen by its name. */
export function DefaultValue({ field, kind, value, onChange, autoFocus = false }: DefaultValueProps) {
  const common = { label: fieldName(field), name: `defaults.${field}`, autoFocus };
  if (kind === 'country') return <ComboBox {...common} search={findCountries} value={countryChoice(value)} onChange={(country) => onChange(country?.id ?? '')} />;
  if (kind === 'yes_no') return <Select {...common} value={value || null} choices={(['yes', 'no'] as const).map((id) => ({ id, title: t(`import-${id}`) }))} onChange={onChange} />;
  return <TextField {...common} value={value} onChange={onChange} />;
}
