/** A list as the person may see it: confidential figures are no columns, no filters and no groups to who may not see them. */
import type { CommandName } from '../core/client';
import type { Facet } from '../core/generated/commands';
import { sees } from '../shell/office';
import type { ListSpec } from './spec';

const shown = ({ facet }: { facet?: Facet | undefined }): boolean => facet === undefined || sees(facet);

/** The same list where nothing in it is hidden. */
export function forEyes<Row, N extends CommandName>(spec: ListSpec<Row, N>): ListSpec<Row, N> {
  const { columns, filters = [], groups = [] } = spec;
  if (columns.every(shown) && filters.every(shown) && groups.every(shown)) return spec;
  return { ...spec, columns: columns.filter(shown), ...(spec.filters ? { filters: filters.filter(shown) } : {}), ...(spec.groups ? { groups: groups.filter(shown) } : {}) };
}
