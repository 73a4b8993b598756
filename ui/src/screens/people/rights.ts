/** What a role may do, as the grid changes it. The core has the same table and refuses what does not stand in it. */
import type { Action, Facet, Grant, Resource, Scope } from '../../core/generated/commands';

interface Possible {
  actions: readonly Action[];
  /** The narrowest first. */
  scopes: readonly Scope[];
}

const EDITED: readonly Action[] = ['see', 'create', 'change', 'void', 'export'];
const POSTED: readonly Action[] = ['see', 'create', 'change', 'post', 'void', 'export'];
const EVERY: readonly Scope[] = ['own', 'team', 'branch', 'company'];
const ALL: readonly Scope[] = ['company'];

export const POSSIBLE: Readonly<Record<Resource, Possible>> = {
  party: { actions: EDITED, scopes: EVERY }, deal: { actions: EDITED, scopes: EVERY }, activity: { actions: EDITED, scopes: EVERY },
  document: { actions: [...POSTED, 'approve'], scopes: EVERY }, payment: { actions: ['see', 'post', 'void', 'export'], scopes: EVERY }, purchase: { actions: POSTED, scopes: EVERY },
  item: { actions: EDITED, scopes: ALL }, price: { actions: EDITED, scopes: ALL }, stock: { actions: POSTED, scopes: ['branch', 'company'] },
  tax: { actions: EDITED, scopes: ALL }, ledger: { actions: POSTED, scopes: ALL }, report: { actions: ['see', 'export'], scopes: ALL },
  schedule: { actions: EDITED, scopes: ALL }, user: { actions: ['see', 'create', 'change', 'void'], scopes: ALL }, company: { actions: ['see', 'create', 'change', 'export'], scopes: ALL },
};

export const RESOURCES = Object.keys(POSSIBLE) as Resource[];
export const ACTIONS: readonly Action[] = ['see', 'create', 'change', 'post', 'void', 'export', 'approve'];
export const FACETS: readonly Facet[] = ['cost', 'credit', 'bank', 'pay'];

export const scopeOf = (grants: readonly Grant[], resource: Resource, action: Action): Scope | null =>
  grants.find((grant) => grant.resource === resource && grant.action === action)?.scope ?? null;

const reach = (scope: Scope | null): number => (scope === null ? -1 : EVERY.indexOf(scope));

/** Gives, widens, narrows or takes a right. Nobody changes what he does not see: seeing follows the widest of the others, and they follow it. */
export function grantsWith(grants: readonly Grant[], resource: Resource, action: Action, scope: Scope | null): Grant[] {
  const others = grants.filter((grant) => grant.resource !== resource);
  const own = POSSIBLE[resource].actions.flatMap((one): Grant[] => {
    const now = one === action ? scope : scopeOf(grants, resource, one);
    // What is narrowed to be seen is narrowed for all else; what is done is seen.
    const limit = action === 'see' && reach(now) > reach(scope) ? scope : now;
    const seen = one === 'see' && reach(limit) < reach(scope) ? scope : limit;
    return seen === null ? [] : [{ resource, action: one, scope: seen }];
  });
  return [...others, ...own];
}
