import type { ReactNode } from 'react';

import type { StageOutcome } from '../../core/generated/commands';
import { Chip, type Tone } from '../../ui';

const TONES: Record<StageOutcome, Tone> = { open: 'accent', won: 'good', lost: 'neutral' };

/** A stage in its colour. */
export const OutcomeChip = ({ outcome, children }: { outcome: StageOutcome; children: ReactNode }) => <Chip tone={TONES[outcome]}>{children}</Chip>;
