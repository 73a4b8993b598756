/** The kinds of activities: their words and signs. */
import type { ActivityKind } from '../../core/generated/commands';
import type { IconName } from '../../ui';

export const ACTIVITY_KINDS: readonly ActivityKind[] = ['task', 'call', 'meeting', 'mail', 'note'];
export const ACTIVITY_ICONS: Record<ActivityKind, IconName> = { task: 'check', call: 'phone', meeting: 'contacts', mail: 'mail', note: 'edit' };
