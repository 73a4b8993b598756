/** What the palette finds: everything that the person may see, with one question to the core. */
import { call } from '../../core/client';
import type { SearchHit } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { hasText, t } from '../../i18n';
import type { Found } from '../../shell/navigation';
import { placeOf } from '../../shell/paths';
import { ACTIVITY_ICONS } from '../activities/kinds';

const MOST = 40;

/** "Invoice · Hansen · 21 Nov 2026", and the line in which the words stand. */
function noteOf({ kind, variant, subtitle, on, line }: SearchHit): string {
  const what = kind === 'document' ? t(`record-${variant}`) : kind === 'activity' ? t(`activity-${variant}`) : kind === 'deal' && hasText(`outcome-${variant}`) && variant !== 'open' ? t(`outcome-${variant}`) : '';
  return [what, subtitle, on ? fmt.date(on) : '', line].filter(Boolean).join(' · ');
}

export function foundOf(hit: SearchHit, exact: boolean): Found[] {
  const place = placeOf(hit.kind, hit.id, hit.variant);
  if (!place) return [];
  const icon = hit.kind === 'activity' && hit.variant in ACTIVITY_ICONS ? { icon: ACTIVITY_ICONS[hit.variant as keyof typeof ACTIVITY_ICONS] } : hit.kind === 'employee' ? { icon: 'user' as const } : {};
  return [{ id: hit.id, title: hit.title || noteOf(hit), note: noteOf(hit), path: place.path, area: exact ? 'exact' : place.area, ...icon }];
}

export async function findEverything(text: string): Promise<readonly Found[]> {
  const { exact, groups, instead = [] } = await call('search_all', { words: text, limit: MOST });
  const taken = instead.map((one) => one.taken).join(' ');
  const found = [...exact.flatMap((hit) => foundOf(hit, true)), ...groups.flatMap(({ hits }) => hits.flatMap((hit) => foundOf(hit, false)))];
  return taken ? found.map((one) => ({ ...one, instead: taken })) : found;
}
