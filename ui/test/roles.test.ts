import { beforeAll, describe, expect, test } from 'vitest';

import { type Grant, type Resource, type RoleSentence, type Scope, possibleRights } from '../src/core/generated/commands';
import { loadLanguage } from '../src/i18n';
import { RESOURCES, grantsWith, scopeOf } from '../src/screens/people/rights';
import { told } from '../src/screens/people/sentences';

const says = (part: Partial<RoleSentence>): RoleSentence => ({ says: 'may', resource: null, actions: [], scope: null, facet: null, ...part });

describe('what a role may do, in sentences', () => {
  beforeAll(() => loadLanguage('en'));
  test('verbs, what, how far', () => {
    const { may, not } = told([
      says({ resource: 'party', actions: ['see', 'create', 'change'], scope: 'branch' }),
      says({ resource: 'document', actions: ['see', 'post', 'approve'], scope: 'company' }),
      says({ says: 'never', resource: 'ledger' }), says({ says: 'hidden', facet: 'cost' }), says({ says: 'sees', facet: 'bank' }),
    ]);
    expect(may).toEqual([
      'Sees, creates and changes customers, suppliers and contacts of the own branch.',
      'Sees and issues quotes, orders, deliveries and invoices.',
      'Lets pass what the rules stop: prices below the lowest, customers above their credit limit.',
      'Sees bank accounts of customers and suppliers.',
    ]);
    expect(not).toEqual(['The books', 'What goods cost: cost, value of stock, margin, lowest price']);
  });
  test('in German, in its own order', async () => {
    await loadLanguage('de');
    expect(told([says({ resource: 'party', actions: ['see', 'create', 'change'], scope: 'branch' })]).may).toEqual(['Darf Kunden, Lieferanten und Kontakte der eigenen Filiale sehen, anlegen und ändern.']);
    expect(told([says({ says: 'everything' })]).may).toEqual(['Darf alles.']);
  });
});

describe('the grid of rights', () => {
  const grants: Grant[] = [{ resource: 'party', action: 'see', scope: 'branch' }, { resource: 'item', action: 'see', scope: 'company' }];
  const of = (given: readonly Grant[], resource: Resource): [string, Scope | null][] =>
    (['see', 'create', 'change', 'void', 'export'] as const).flatMap((action) => { const scope = scopeOf(given, resource, action); return scope ? [[action, scope] as [string, Scope]] : []; });
  test('has a line for everything that can be allowed', () => {
    expect(RESOURCES.toSorted()).toEqual(Object.keys(possibleRights).toSorted());
  });
  test('what is done is seen', () => {
    expect(of(grantsWith([], 'party', 'change', 'team'), 'party')).toEqual([['see', 'team'], ['change', 'team']]);
    expect(of(grantsWith(grants, 'party', 'change', 'company'), 'party')).toEqual([['see', 'company'], ['change', 'company']]);
    expect(of(grantsWith(grants, 'party', 'change', 'own'), 'party')).toEqual([['see', 'branch'], ['change', 'own']]);
  });
  test('what is no longer seen is not done either, and the rest stays', () => {
    const more = grantsWith(grants, 'party', 'change', 'branch');
    expect(of(grantsWith(more, 'party', 'see', 'own'), 'party')).toEqual([['see', 'own'], ['change', 'own']]);
    const none = grantsWith(more, 'party', 'see', null);
    expect(of(none, 'party')).toEqual([]);
    expect(of(none, 'item')).toEqual([['see', 'company']]);
  });
  test('taking a right takes no other', () => {
    const more = grantsWith(grants, 'party', 'change', 'branch');
    expect(of(grantsWith(more, 'party', 'change', null), 'party')).toEqual([['see', 'branch']]);
  });
});
