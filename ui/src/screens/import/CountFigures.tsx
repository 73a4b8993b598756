/** How many rows come to what. */
import type { Counts } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Figure, type Tone } from '../../ui';

const SHOWN: readonly (readonly [keyof Counts, Tone])[] = [['created', 'good'], ['updated', 'neutral'], ['same', 'neutral'], ['skipped', 'neutral'], ['wrong', 'bad'], ['alike', 'warn']];

/** New, changed and wrong ones are always told; the rest only where there are any. */
export function CountFigures({ counts, isTried = false, leavesOut = false }: { counts: Counts; isTried?: boolean; leavesOut?: boolean }) {
  const noteOf = (what: keyof Counts): string => t(isTried && what === 'wrong' && leavesOut ? 'import-figure-wrong-out' : `import-figure-${what}-${isTried ? 'try' : 'done'}`);
  const shown = SHOWN.filter(([what]) => counts[what] > 0 || ['created', 'updated', 'wrong'].includes(what));
  return (
    <div className="figures import-figures" role="group" aria-label={t('import-figures', { rows: counts.rows })}>
      {/* Every try has its own result; it is read out like a line of text. */}
      {isTried && <p className="sr-only" role="status">{shown.map(([what]) => `${t(`import-figure-${what}`)} ${fmt.count(counts[what])}`).join(', ')}</p>}
      {shown.map(([what, tone]) => (
        <div key={what} data-testid={`import.count-${what}`}>
          <Figure title={t(`import-figure-${what}`)} value={fmt.count(counts[what])} tone={counts[what] > 0 ? tone : 'neutral'} note={noteOf(what)} />
        </div>
      ))}
    </div>
  );
}
