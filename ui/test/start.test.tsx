/** The start of the window: whatever decides how the first screen looks is known before it is made. */
import { act, screen } from '@testing-library/react';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { start } from '../src/App';
import { prefetch, useQueryOf } from '../src/core/client';
import { memoryTransport } from '../src/core/transport';
import { t } from '../src/i18n';
import type { Area, Prepare } from '../src/shell/navigation';
import { useParam } from '../src/shell/router';
import { changeSettings } from '../src/ui';

const STATE = {
  company: {
    path: '/firm.kontor', language: 'de', rights: [], company: { name: 'Nordwind', time_zone: 'Europe/Berlin', demo: false },
    user: { id: 'u', name: 'Nancy' }, branch: { id: 'b', name: 'Hamburg' }, device: { id: 'd', name: 'PC 1' },
  },
};
const drawn: string[] = [];
function Item() {
  const { data } = useQueryOf('item_get', { id: useParam('id') });
  drawn.push(`${t('area-items')}: ${data?.item.name ?? '…'}`);
  return <h1>{data?.item.name}</h1>;
}
Item.prepare = ((_, { id = '' }) => prefetch('item_get', { id })) satisfies Prepare;
const AREAS: Area[] = [{ id: 'items', screens: [{ path: '/items/$id', component: Item, prepare: Item.prepare }] }];

let root: Root;
beforeEach(() => {
  localStorage.clear();
  changeSettings({ language: '' });
  drawn.length = 0;
});
afterEach(() => act(() => root.unmount()));

it('draws the first screen once: in the language of the company, with its record', async () => {
  location.hash = '#/items/7';
  const place = document.body.appendChild(document.createElement('div'));
  root = await start(memoryTransport({ program_state: () => STATE, item_get: ({ id }: { id: string }) => ({ item: { name: `Tee ${id}` } }) }), AREAS, place);
  await screen.findByRole('heading', { name: 'Tee 7' });
  expect([...new Set(drawn)]).toEqual(['Artikel: Tee 7']);
  expect(document.documentElement.lang).toBe('de');
});
