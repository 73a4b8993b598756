/** Changes to all selected rows: what is asked of the person, and what the core is asked for it. */
import type { ReactNode } from 'react';

import type { BulkAction } from '../../core/generated/commands';
import type { Right } from '../../shell/office';
import type { IconName } from '../../ui';

export interface BulkChange<Value = unknown> {
  /** `contacts.bulk-owner`. */
  id: string;
  /** Key of its text. */
  title: string;
  icon?: IconName;
  /** Who may do it: `party.change`. */
  right: Right;
  /** What the fields hold at first. */
  initial: Value;
  /** The fields; without them there is nothing to choose. */
  form?: (value: Value, onChange: (value: Value) => void) => ReactNode;
  /** The change; `null` as long as something is missing. */
  wish: (value: Value) => BulkAction | null;
}

/** Gives a change its type among others: `changeOf({ initial: null as Choice | null, ... })`. */
export const changeOf = <Value>(change: BulkChange<Value>): BulkChange => change as unknown as BulkChange;
