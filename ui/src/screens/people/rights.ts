/** What a role may do, as the grid changes it. What can be allowed at all says the core. */
import { type Action, type Grant, type Resource, type Scope, possibleRights } from '../../core/generated/commands';

/** In the order in which a firm would tell of them: what is sold first, the set-up last. */
export const RESOURCES: readonly Resource[] = [
  'party', 'deal', 'activity', 'document', 'payment', 'purchase', 'item', 'price', 'stock', 'tax', 'ledger', 'report', 'schedule', 'user', 'company',
];

export const scopeOf = (grants: readonly Grant[], resource: Resource, action: Action): Scope | null =>
  grants.find((grant) => grant.resource === resource && grant.action === action)?.scope ?? null;

const REACH: readonly Scope[] = ['own', 'team', 'branch', 'company'];
const reach = (scope: Scope | null): number => (scope === null ? -1 : REACH.indexOf(scope));

/** Gives, widens, narrows or takes a right. Nobody changes what he does not see: seeing follows the widest of the others, and they follow it. */
export function grantsWith(grants: readonly Grant[], resource: Resource, action: Action, scope: Scope | null): Grant[] {
  const others = grants.filter((grant) => grant.resource !== resource);
  const own = possibleRights[resource].actions.flatMap((one): Grant[] => {
    const now = one === action ? scope : scopeOf(grants, resource, one);
    // What is narrowed to be seen is narrowed for all else; what is done is seen.
    const limit = action === 'see' && reach(now) > reach(scope) ? scope : now;
    const seen = one === 'see' && reach(limit) < reach(scope) ? scope : limit;
    return seen === null ? [] : [{ resource, action: one, scope: seen }];
  });
  return [...others, ...own];
}
