/** What a person sets for this computer: language, theme, density, size, letter keys. Part of the settings screen. */
import * as fmt from '../fmt';
import { languages, t } from '../i18n';
import { Fields, Section } from '../form';
import { Segments, Select, Switch, changeSettings, useSettings } from '../ui';

const SYSTEM = 'system';
const ZOOMS = [80, 90, 100, 110, 125, 150];

export function Appearance() {
  const settings = useSettings();
  const choices = languages.map(({ code, name, complete }) => ({ id: code as string, title: name, ...(complete ? {} : { note: t('setting-language-partly') }) }));
  return (
    <Section title={t('appearance')} note={t('appearance-hint')}>
      <Fields columns={2}>
        <Select
          label={t('setting-language')} value={settings.language || SYSTEM} choices={[{ id: SYSTEM, title: t('setting-language-system') }, ...choices]}
          onChange={(language) => changeSettings({ language: language === SYSTEM ? '' : language })}
        />
        <Select
          label={t('setting-zoom')} value={String(settings.zoom)} choices={ZOOMS.map((zoom) => ({ id: String(zoom), title: fmt.percent(String(zoom)) }))}
          onChange={(zoom) => changeSettings({ zoom: Number(zoom) })}
        />
        <div className="field">
          <span className="field-label">{t('setting-theme')}</span>
          <Segments
            label={t('setting-theme')} value={settings.theme} onChange={(theme) => changeSettings({ theme })}
            choices={[{ id: 'system', title: t('theme-system') }, { id: 'light', title: t('theme-light') }, { id: 'dark', title: t('theme-dark') }]}
          />
        </div>
        <div className="field">
          <span className="field-label">{t('setting-density')}</span>
          <Segments
            label={t('setting-density')} value={settings.density} onChange={(density) => changeSettings({ density })}
            choices={[{ id: 'compact', title: t('density-compact') }, { id: 'comfortable', title: t('density-comfortable') }, { id: 'touch', title: t('density-touch') }]}
          />
        </div>
        <Switch isSelected={settings.letterKeys} onChange={(letterKeys) => changeSettings({ letterKeys })}>{t('setting-letters')}</Switch>
      </Fields>
    </Section>
  );
}
