import { type Area, screen } from '../../shell/navigation';
import { go } from '../../shell/router';

export const area: Area = {
  id: 'payments',
  screens: [
    screen('/payments', () => import('./PaymentList'), 'PaymentList'),
    screen('/payments/new', () => import('./RecordPayment'), 'RecordPayment'),
    screen('/payments/$id', () => import('./PaymentScreen'), 'PaymentScreen'),
  ],
  commands: [{ id: 'payments.new', title: 'cmd-payment-new', group: 'create', icon: 'payment', right: 'payment.post', run: () => go('/payments/new') }],
};
