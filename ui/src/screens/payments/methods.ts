/** How money comes and goes. */
import type { PaymentMethod } from '../../core/generated/commands';
import { t } from '../../i18n';
import type { Choice } from '../../ui';

export const METHODS: readonly PaymentMethod[] = ['bank', 'cash', 'card'];

export const methodName = (method: PaymentMethod): string => t(`payment-method-${method}`);

export const methodChoices = (): Choice<PaymentMethod>[] => METHODS.map((id) => ({ id, title: methodName(id) }));
