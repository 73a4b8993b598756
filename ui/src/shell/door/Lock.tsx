/** The lock over the window: the screens wait behind it with all that was typed, and nobody sees them. */
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import type { ProgramState, Waiting } from '../../core/generated/commands';
import { t } from '../../i18n';
import { closeDialogs } from '../../ui/overlays';
import { office, settleIn } from '../office';
import { goInstead } from '../router';
import { Door } from './Door';

/** Somebody else begins at the beginning: what was open was of the one before. */
function moveIn(state: ProgramState): void {
  const before = office().user.id;
  const other = state.company?.user.id !== before;
  if (other) closeDialogs();
  settleIn(state);
  if (other) goInstead(state.company ? '/home' : '/sign-in');
}

export const Lock = ({ waiting }: { waiting: Waiting }) => (
  <ModalOverlay className="lock-cover" isOpen isKeyboardDismissDisabled>
    <Modal className="lock">
      <AriaDialog className="stage-card lock-card" data-testid="lock">
        <header className="stage-head"><span className="mark" aria-hidden="true">K</span><div><Heading slot="title">{t('lock-title')}</Heading><p>{t('lock-hint', { company: waiting.company })}</p></div></header>
        <Door waiting={waiting} onIn={moveIn} />
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
