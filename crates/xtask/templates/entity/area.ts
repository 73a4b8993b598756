/** {{Words}}. */
import { type Area, screen } from '../../shell/navigation';

export const area: Area = {
  id: '{{area}}',
  screens: [screen('/{{area}}', () => import('./{{Type}}List'), '{{Type}}List')],
};
