/** Places and items to filter by. */
import { call } from '../../core/client';
import type { Choice } from '../../ui';

/** Places of ours. */
const places = async (): Promise<Choice[]> =>
  (await call('choices', {})).locations.filter(({ kind }) => kind === 'storage').map(({ id, name }) => ({ id, title: name }));

export const findPlaces = async (text: string): Promise<Choice[]> => (await places()).filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()));

export const placeTitle = async (id: string): Promise<string> => (await places()).find((place) => place.id === id)?.title ?? '';

export const itemTitle = async (id: string): Promise<string> => (await call('item_get', { id })).item.name;
