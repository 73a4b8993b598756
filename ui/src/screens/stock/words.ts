/** Places in words. Those of customers and suppliers come with the program and are named by their kind. */
import type { LocationType } from '../../core/generated/commands';
import { t } from '../../i18n';

export const isOurs = (kind: LocationType): boolean => kind === 'storage' || kind === 'transit';

export const placeName = (name: string, kind: LocationType): string => (kind === 'storage' ? name : t(`place-${kind}`));
