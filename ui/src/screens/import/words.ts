/** Names of fields and groups as they stand in `import.ftl`, which the core reads as well. */
import type { FieldSeen } from '../../core/generated/commands';
import { hasText, t } from '../../i18n';
import type { Choice } from '../../ui';
import { GROUP_ORDER, groupOf } from './kinds';

export function fieldName(name: string): string {
  const key = `import-field-${name.replaceAll('_', '-')}`;
  return hasText(key) ? t(key) : name;
}

/** Fields to choose from, those first without which no row makes sense. */
export function fieldChoices(fields: readonly FieldSeen[]): Choice[] {
  const choices = fields.map(({ name, required }) => ({ id: name, title: fieldName(name), rank: groupOf(name, required) }));
  return GROUP_ORDER.flatMap((rank) => choices.filter((choice) => choice.rank === rank).map(({ id, title }) => ({ id, title, group: t(`import-group-${rank}`) })));
}
