/** Which areas there are. Apart from the map, because the areas themselves use what the map offers. */
import type { Area } from './navigation';

/** The areas whose screens are built. */
export function builtAreas(): Area[] {
  const modules = import.meta.glob<Area>('../screens/*/area.{ts,tsx}', { eager: true, import: 'area' });
  return Object.values(modules);
}
