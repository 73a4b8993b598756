/** What was brought in on this PC before, and taking it back. */
import { useEffect, useState } from 'react';

import { faultText, faultsOf } from '../../core/faults';
import type { Counts, ImportRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { hasText, t } from '../../i18n';
import { Section } from '../../form';
import { Job, JobProgress, useJob } from '../../jobs';
import { Button, Chip, Icon, Loaded, ask, toast } from '../../ui';
import { kindOf } from './kinds';
import { refreshImports } from './state';

export const undoing = new Job('import_undo');

/** Only what changed something is told. */
export const countsText = ({ created, updated, same, skipped, wrong }: Counts): string =>
  Object.entries({ created, updated, same, skipped, wrong }).filter(([, count]) => count > 0).map(([what, count]) => t(`import-count-${what}`, { count })).join(' · ') || t('import-count-nothing');

export const kindName = (kind: string): string => (hasText(`import-kind-${kind.replaceAll('_', '-')}`) ? t(`import-kind-${kind.replaceAll('_', '-')}`) : kind);

/** Asks, and takes back all that an import brought. */
export async function undoImport({ run, name, kind, counts }: Pick<ImportRow, 'run' | 'name' | 'kind' | 'counts'>): Promise<boolean> {
  const text = t(kindOf(kind)?.isBooked ? 'import-undo-text-booked' : 'import-undo-text', { created: counts.created, updated: counts.updated });
  const yes = await ask({ title: t('import-undo-title', { name }), text, action: t('import-undo'), danger: true });
  if (!yes) return false;
  const done = await undoing.start({ run });
  await refreshImports();
  if (done) toast({ kind: 'info', title: t('import-undone', { name }) });
  return done !== null;
}

/** Why an import stays, and how far taking it back is. */
export function UndoState() {
  const { running, view, stopping, error } = useJob(undoing);
  if (running) return <JobProgress title={t('import-undoing')} state={{ view, stopping }} onStop={() => undoing.stop()} />;
  if (error === null) return null;
  return <p className="hint-box" role="alert"><Icon name="warning" size={16} />{t('import-undo-refused')} {faultsOf(error).map((fault) => faultText(fault)).join(' ')}</p>;
}

export function RecentImports() {
  const [shown, setShown] = useState(10);
  const { running } = useJob(undoing);
  useEffect(() => {
    void refreshImports().catch(() => undefined);
    if (!undoing.now().running) undoing.forget();
  }, []);
  return (
    <Section title={t('import-recent')}>
      <UndoState />
      <Loaded command="import_list" request={{}} lines={3}>
        {(imports) => (imports.length === 0 ? <p className="soft">{t('import-recent-none')}</p> : (
          <>
            <div className="lines issued import-table">
              <table>
                <thead><tr>{(['when', 'file', 'kind', 'counts'] as const).map((head) => <th key={head} scope="col">{t(`import-recent-${head}`)}</th>)}<th scope="col"><span className="sr-only">{t('actions')}</span></th></tr></thead>
                <tbody>
                  {imports.slice(0, shown).map((row) => (
                    <tr key={row.run} className={row.undone ? 'faded' : undefined}>
                      <td>{fmt.dateTime(row.at_ms)}</td>
                      <td className="import-name">{row.name}</td>
                      <td>{kindName(row.kind)}</td>
                      <td>{countsText(row.counts)}</td>
                      <td className="end">
                        {row.undone && <Chip>{t('import-is-undone')}</Chip>}
                        {!row.undone && (
                          <Button look="quiet" icon="undo" isDisabled={running || row.counts.created + row.counts.updated === 0} onPress={() => void undoImport(row)} testId={`import.undo-${String(row.run)}`}>{t('import-undo')}</Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {imports.length > shown && <Button look="quiet" onPress={() => setShown(imports.length)}>{t('rows-more', { count: imports.length - shown })}</Button>}
          </>
        ))}
      </Loaded>
    </Section>
  );
}
