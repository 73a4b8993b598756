import { type Area, screen } from '../../shell/navigation';

export const area: Area = { id: 'people', screens: [screen('/settings/roles/$id', () => import('./RoleScreen'), 'RoleScreen')] };
