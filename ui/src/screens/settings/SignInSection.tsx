/** Who came and went, and who was kept out. */
import type { SignInRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { Chip, Loaded, type Tone, useLongRows } from '../../ui';

const TONES: Record<SignInRow['outcome'], Tone> = { in: 'good', out: 'neutral', failed: 'bad', waited: 'bad', locked: 'neutral', new_password: 'accent', reset: 'warn' };
const MOST = 200;

export const SignInSection = () => (
  <Section title={t('settings-sign-ins')} note={t('settings-sign-ins-hint')}>
    <Loaded command="sign_in_list" request={{ limit: MOST }} lines={3}>{(rows) => (rows.length === 0 ? <p className="settings-text">{t('settings-sign-ins-none')}</p> : <SignIns rows={rows} />)}</Loaded>
  </Section>
);

function SignIns({ rows }: { rows: readonly SignInRow[] }) {
  const { shown, end } = useLongRows(rows);
  return (
    <div className="lines issued part settings-table">
      <table>
        <thead><tr><th scope="col">{t('settings-when')}</th><th scope="col">{t('settings-name')}</th><th scope="col">{t('settings-pc')}</th><th scope="col">{t('settings-what')}</th></tr></thead>
        <tbody>
          {shown.map((row, at) => (
            <tr key={`${String(row.at_ms)}:${String(at)}`}><td>{fmt.dateTime(row.at_ms)}</td><td>{row.user_name}</td><td>{row.device_name}</td><td><Chip tone={TONES[row.outcome]}>{t(`sign-in-${row.outcome.replace('_', '-')}`)}</Chip></td></tr>
          ))}
          {end}
        </tbody>
      </table>
    </div>
  );
}
