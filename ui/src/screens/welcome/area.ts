import { changes } from '../../core/client';
import { lookAround, officeOrNone, waitingOrNone } from '../../shell/office';
import { type Area, screen } from '../../shell/navigation';
import { closeCompany } from './close';

// Names and rights in the bars follow what is saved in the settings.
changes.onAny((changed) => {
  if (officeOrNone() && (changed.has('company') || changed.has('user'))) void lookAround().catch(() => undefined);
});

export const area: Area = {
  id: 'welcome',
  screens: [screen('/welcome', () => import('./Welcome'), 'Welcome', true), screen('/welcome/new', () => import('./CompanyWizard'), 'CompanyWizard', true), screen('/welcome/join', () => import('./JoinCompany'), 'JoinCompany', true), screen('/sign-in', () => import('./SignIn'), 'SignIn', true)],
  commands: [{ id: 'company.close', title: 'cmd-company-close', group: 'go', icon: 'building', run: () => void closeCompany() }],
  gate: async () => (officeOrNone() || await lookAround() ? null : waitingOrNone() ? '/sign-in' : '/welcome'),
};
