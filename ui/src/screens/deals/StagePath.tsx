/** The way through the pipeline as one row: where the deal is, and a press on any other stage moves it there. */
import type { Stage } from '../../core/generated/commands';
import { t } from '../../i18n';
import { Icon } from '../../ui';
import { stageName } from './names';

interface StagePathProps {
  stages: readonly Stage[];
  now: Stage;
  onMove: (stage: Stage) => void;
  isReadOnly: boolean;
}

/** Open stages that lie behind are passed; of those that end a deal only the one it ended in. */
const isPassed = (stage: Stage, now: Stage): boolean => stage.outcome === 'open' && stage.position < now.position && now.outcome !== 'lost';

export function StagePath({ stages, now, onMove, isReadOnly }: StagePathProps) {
  return (
    <ol className="stage-path" aria-label={t('deal-path')}>
      {stages.map((stage) => (
        <li key={stage.id} className={`${stage.outcome}${isPassed(stage, now) ? ' passed' : ''}`}>
          <button type="button" aria-current={stage.id === now.id ? 'step' : undefined} disabled={isReadOnly} title={t('deal-move-to', { stage: stageName(stage.name) })} onClick={() => onMove(stage)}>
            {isPassed(stage, now) && <Icon name="check" size={14} />}{stageName(stage.name)}
          </button>
        </li>
      ))}
    </ol>
  );
}
