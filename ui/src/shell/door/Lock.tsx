/** The lock over the window: the screens wait behind it with all that was typed, and nobody sees them. */
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import type { Waiting } from '../../core/generated/commands';
import { t } from '../../i18n';
import { comeIn } from './desk';
import { Door } from './Door';

export const Lock = ({ waiting }: { waiting: Waiting }) => (
  <ModalOverlay className="lock-cover" isOpen isKeyboardDismissDisabled>
    <Modal className="lock">
      <AriaDialog className="stage-card lock-card" data-testid="lock">
        <header className="stage-head"><span className="mark" aria-hidden="true">K</span><div><Heading slot="title">{t('lock-title')}</Heading><p>{t('lock-hint', { company: waiting.company })}</p></div></header>
        <Door waiting={waiting} onIn={comeIn} />
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
