/** Which areas there are. Apart from the map, because the areas themselves use what the map offers. */
import { type Area, NAVIGATION } from './navigation';

const PLACES = NAVIGATION.flat();

/** In the order of the rail, those without a place in it last: the menu "New" and the palette follow it. */
function rank({ id }: Area): number {
  const at = PLACES.findIndex((place) => place.id === id);
  return at < 0 ? PLACES.length : at;
}

/** The areas whose screens are built. */
export function builtAreas(): Area[] {
  const modules = import.meta.glob<Area>('../screens/*/area.{ts,tsx}', { eager: true, import: 'area' });
  return Object.values(modules).toSorted((a, b) => rank(a) - rank(b));
}
