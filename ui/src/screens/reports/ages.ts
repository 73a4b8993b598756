/** How long a claim is overdue, in the classes of the report. */
import type { AgeingClaim } from '../../core/generated/commands';

export const AGES = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const;
export type Age = (typeof AGES)[number];

export const isAge = (text: string | undefined): text is Age => AGES.some((age) => age === text);

export function ageOf({ overdue_days: days }: Pick<AgeingClaim, 'overdue_days'>): Age {
  if (days <= 0) return 'not_due';
  return days <= 30 ? 'days_1_30' : days <= 60 ? 'days_31_60' : days <= 90 ? 'days_61_90' : 'over_90';
}
