import { type Area, screen } from '../../shell/navigation';
import { findEverything } from './find';

export const area: Area = { id: 'home', screens: [screen('/home', () => import('./Home'), 'Home')], find: findEverything };
