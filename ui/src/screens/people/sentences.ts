/** What a role may do, in sentences: "Sees, creates and changes customers and suppliers of the own branch." */
import type { Action, Resource, RoleSentence } from '../../core/generated/commands';
import { hasText, t } from '../../i18n';

/** "sees, creates and changes" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : t('role-and', { before: words.slice(0, -1).join(', '), last });
}

/** Documents are issued, payments recorded, entries posted. */
export const verb = (action: Action, resource: Resource): string => t(hasText(`role-verb-${action}-${resource}`) ? `role-verb-${action}-${resource}` : `role-verb-${action}`);

export const resourceName = (resource: Resource): string => t(`role-on-${resource}`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** To let exceptions pass is a sentence of its own: no verb of it takes the documents as its object. */
function may({ resource, actions, scope }: RoleSentence): string[] {
  if (resource === null) return [];
  const verbs = actions.filter((action) => action !== 'approve').map((action) => verb(action, resource));
  const reach = scope === null || scope === 'company' ? '' : ` ${t(`role-of-${scope}`)}`;
  const work = verbs.length === 0 ? [] : [capital(t('role-says-may', { verbs: listed(verbs), what: resourceName(resource) + reach }))];
  return actions.includes('approve') ? [...work, t('role-says-approve')] : work;
}

export function sentencesOf(sentence: RoleSentence): string[] {
  switch (sentence.says) {
    case 'everything': return [t('role-says-everything')];
    case 'may': return may(sentence);
    case 'never': return sentence.resource === null ? [] : [capital(resourceName(sentence.resource))];
    case 'sees': return sentence.facet === null ? [] : [t('role-says-sees', { what: t(`facet-${sentence.facet}`) })];
    case 'hidden': return sentence.facet === null ? [] : [capital(t(`facet-${sentence.facet}`))];
  }
}

/** What it may, and what it does not see, apart: that is how people compare roles. */
export function told(sentences: readonly RoleSentence[]): { may: string[]; not: string[] } {
  const denies = ({ says }: RoleSentence): boolean => says === 'never' || says === 'hidden';
  return { may: sentences.filter((one) => !denies(one)).flatMap(sentencesOf), not: sentences.filter(denies).flatMap(sentencesOf) };
}
