/** Whether the company is sound: every rule judged anew, with what breaks one, where, and since when. */
import type { Finding, VerifyReport } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { fieldName, kindName, valueText } from '../../history/words';
import { hasText, t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { office, useOffice } from '../../shell/office';
import { placeOf } from '../../shell/paths';
import { go, hrefOf } from '../../shell/router';
import { doneText } from '../../shell/undo';
import { Button, Chip, FormFaults, Icon, useLongRows } from '../../ui';

const verifying = new Job('company_verify');
/** Of which company the last report is. */
let of: string | null = null;

const begin = (): void => {
  of = office().path;
  void verifying.start({});
};

export function VerifySection() {
  const { path } = useOffice();
  const job = useJob(verifying);
  const mine = of === path;
  const error = mine && job.error !== null && !wasStopped(job.error) ? job.error : null;
  return (
    <Section title={t('verify-title')} note={t('verify-hint')}>
      <FormFaults error={error}>
        {job.running && mine ? <JobProgress title={t('verify-running')} state={job} onStop={() => verifying.stop()} /> : (
          <>
            {mine && job.answer && <Report report={job.answer} />}
            <p className="settings-text"><Button look={mine && job.answer ? 'plain' : 'primary'} icon="done" onPress={begin} testId="verify.start">{t('verify-start')}</Button></p>
          </>
        )}
      </FormFaults>
    </Section>
  );
}

function Report({ report: { rules, findings } }: { report: VerifyReport }) {
  const broken = rules.filter(({ findings: count }) => count > 0);
  return (
    <div className="verify" role="status">
      <p>{broken.length === 0 ? <Chip tone="good">{t('verify-sound')}</Chip> : <Chip tone="bad">{t('verify-broken', { count: broken.length })}</Chip>} <span className="soft">{t('verify-rules', { count: rules.length })}</span></p>
      {broken.length > 0 && <p className="settings-text">{t('verify-broken-hint')}</p>}
      {findings.length > 0 && <Findings findings={findings} />}
    </div>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { shown, end } = useLongRows(findings, true);
  return <ul className="findings" aria-label={t('verify-findings')}>{shown.map((finding, at) => <Found key={`${finding.rule}:${finding.id ?? ''}:${String(at)}`} finding={finding} />)}{end}</ul>;
}

/** A document of any kind is shown by the screen of documents. */
const pathOf = ({ kind, id }: Finding): string | null => (kind === null || id === null ? null : placeOf(kind, id, 'invoice')?.path ?? null);

function Found({ finding }: { finding: Finding }) {
  const { rule, kind, name, expected, found, column, commit } = finding;
  const path = pathOf(finding);
  const what = [kind ? kindName(kind) : '', name].filter(Boolean).join(' ');
  // The value of a column as people read it; other findings are told in figures already.
  const shown = (value: string): string => (kind && column && value !== '' ? valueText(kind, column, /^-?\d+$/.test(value) ? Number(value) : value, null) : value || '–');
  const title = t(hasText(`verify-rule-${rule}`) ? `verify-rule-${rule}` : 'verify-rule-other');
  return (
    <li>
      <Icon name="error" size={16} />
      <div>
        <p><strong>{title}</strong>{what && <>: {path ? <a href={hrefOf(path)} onClick={(event) => { event.preventDefault(); go(path); }}>{what}</a> : what}</>}{column && kind && <>, {fieldName(kind, column)}</>}</p>
        <p className="soft">{t('verify-expected', { expected: shown(expected), found: shown(found) })}</p>
        {commit && <p className="soft">{t('verify-last', { who: commit.user_name, when: fmt.dateTime(commit.at_ms), what: doneText(commit.command) })}</p>}
      </div>
    </li>
  );
}
