import { call } from '../../core/client';
import { settleIn } from '../../shell/office';
import { go } from '../../shell/router';
import { toastError } from '../../ui';

/** Closes the open company and asks for another one. */
export async function closeCompany(): Promise<void> {
  try {
    settleIn(await call('company_close', {}));
    go('/welcome');
  } catch (error) {
    toastError(error);
  }
}
