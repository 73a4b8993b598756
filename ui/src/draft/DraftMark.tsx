/** "Draft saved 10:31": the state of the autosave, in words. */
import { errorText } from '../core/faults';
import * as fmt from '../fmt';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import type { SaveState } from './autosave';

function words(state: SaveState): string {
  switch (state.kind) {
    case 'clean': return '';
    case 'waiting':
    case 'saving': return t('draft-saving');
    case 'saved': return t('draft-saved', { time: fmt.time(state.atMs) });
    case 'failed': return t('draft-failed', { reason: errorText(state.error) });
  }
}

export function DraftMark({ state }: { state: SaveState }) {
  return (
    <span className={`draft-mark ${state.kind}`} role="status">
      {state.kind === 'saved' && <Icon name="check" size={14} />}
      {state.kind === 'failed' && <Icon name="warning" size={14} />}
      {words(state)}
    </span>
  );
}
