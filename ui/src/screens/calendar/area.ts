import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';
import { planActivity } from '../activities/ActivityDialog';

export const area: Area = {
  id: 'calendar',
  screens: [
    screen('/calendar', () => import('./CalendarScreen'), 'CalendarScreen'),
    screen('/calendar/tasks', () => import('./TaskList'), 'TaskList'), screen('/calendar/tasks/$id', () => import('./TaskList'), 'TaskShown'),
    screen('/calendar/people', () => import('./EmployeeList'), 'EmployeeList'), screen('/calendar/people/$id', () => import('./EmployeeScreen'), 'EmployeeScreen'),
  ],
  commands: [
    { id: 'activities.new', title: 'cmd-activity-new', group: 'create', icon: 'calendar', right: 'activity.create', run: () => void planActivity() },
    { id: 'go.tasks', title: 'cmd-tasks', group: 'go', icon: 'check', keys: ['g t'], run: () => go('/calendar/tasks') },
    { id: 'go.people', title: 'cmd-people', group: 'go', icon: 'user', run: () => go('/calendar/people') },
  ],
};
