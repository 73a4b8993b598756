/** Backups: how they stand, where they go and when, one right now, and all that there are. */
import { useQueryOf } from '../../core/client';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { Chip, Loaded } from '../../ui';
import { BackupList } from './BackupList';
import { BackupNow } from './BackupNow';
import { BackupPlanForm } from './BackupPlanForm';
import { standingOf } from './backups';

export function BackupSection() {
  const query = useQueryOf('backup_settings_get', {}, { keep: true });
  const plan = query.data?.plan ?? null;
  return (
    <>
      <Section title={t('settings-backups')}>
        <Loaded command="backup_settings_get" request={{}} lines={2}>
          {({ state }) => {
            const { tone, title, hint } = standingOf(state);
            return <p className="settings-text"><Chip tone={tone}>{title}</Chip> {hint}</p>;
          }}
        </Loaded>
        {may('company.change') && <BackupNow planned={plan !== null} />}
      </Section>
      {query.data && <BackupPlanForm key={JSON.stringify(plan)} settings={query.data} />}
      {may('company.change') && plan && <BackupList key={`${plan.folder} ${String(query.data?.state.last_good_at_ms ?? 0)}`} folder={plan.folder} />}
    </>
  );
}
