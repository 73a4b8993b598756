/** Names that come with the program are stored as keys ("standard", "net-30"); names that people gave are shown as they are. */
import { hasText, t } from './index';

/** What a name is of; the beginning of its keys in `names.ftl`. */
export type Named = 'price-list' | 'payment-term' | 'tax-category';

export function nameOf(what: Named, name: string): string {
  const key = `name-${what}-${name}`;
  return hasText(key) ? t(key) : name;
}

/** A role that is ready to use by its name; nothing for one of the firm's own, which has the name that people gave it. */
export const roleName = (role: string): string => (hasText(`settings-role-${role}`) ? t(`settings-role-${role}`) : '');

/** "pc", "kg": the short name of a unit code; a code without one stands for itself. */
export const unitName = (code: string): string => (hasText(`unit-${code}`) ? t(`unit-${code}`) : code);
