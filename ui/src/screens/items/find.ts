/** Groups of items to choose from. */
import { call } from '../../core/client';
import type { CategoryRow } from '../../core/generated/commands';
import type { Choice } from '../../ui';

/** "Tools › Saws": from the outermost group to this one. */
export const categoryPath = (path: readonly { name: string }[]): string => path.map(({ name }) => name).join(' › ');

export const categoryChoice = ({ category, path }: CategoryRow): Choice => ({ id: category.id, title: categoryPath(path) });

export async function findCategories(text: string): Promise<Choice[]> {
  const wanted = text.trim().toLowerCase();
  return (await call('item_category_list', {})).map(categoryChoice).filter(({ title }) => title.toLowerCase().includes(wanted));
}

export async function categoryName(id: string): Promise<string> {
  const found = (await call('item_category_list', {})).find(({ category }) => category.id === id);
  return found ? categoryPath(found.path) : '';
}
