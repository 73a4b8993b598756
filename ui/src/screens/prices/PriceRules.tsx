/** Price rules: who gets what at which price, when. */
import { useCommands } from '../../commands/registry';
import { call } from '../../core/client';
import type { PriceRuleRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { ListScreen, listOf, partOf } from '../../list';
import { may } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Chip } from '../../ui';
import { PricePlaces } from './PricePlaces';
import { editFloor } from './FloorDialog';
import { editRule, newRule } from './RuleDialog';
import { actionText, ruleScope, ruleSentence } from './words';

const toggle = ({ rule }: PriceRuleRow): void =>
  doThen(call('price_rule_save', { ...rule, active: !rule.active }), t(rule.active ? 'rule-stopped' : 'rule-counts-again', { name: rule.name }));

const rules = listOf<PriceRuleRow, 'price_rule_list'>({
  id: 'price-rules', title: 'price-rules', area: 'area-prices', icon: 'price', command: 'price_rule_list',
  request: () => ({}), rows: (answer, ask) => partOf(answer, ask, (row) => `${row.rule.name} ${ruleSentence(row)}`),
  rowId: ({ rule }) => rule.id, openHere: (row) => { if (may('price.change')) void editRule(row); }, isFaded: ({ rule }) => !rule.active,
  columns: [
    { id: 'name', title: 'rule-name', width: 170, grow: 1, cell: ({ rule }) => rule.name },
    { id: 'action', title: 'rule-does', width: 150, cell: ({ rule }) => actionText(rule) },
    { id: 'scope', title: 'rule-counts-for', width: 320, grow: 3, cell: ruleScope },
    { id: 'priority', title: 'rule-priority', width: 90, align: 'end', cell: ({ rule }) => fmt.count(rule.priority) },
    { id: 'state', title: 'rule-state', width: 130, cell: ({ rule }) => (rule.active ? <Chip tone="good">{t('rule-active')}</Chip> : <Chip>{t('rule-inactive')}</Chip>) },
  ],
  views: <PricePlaces />, head: <p className="list-note">{t('rules-order')}</p>, create: 'prices.new-rule', empty: { title: 'rules-none', hint: 'rules-none-hint' },
  rowActions: [
    { id: 'prices.edit-rule', title: 'rule-edit', icon: 'edit', keys: ['e'], right: 'price.change', run: (row) => void editRule(row) },
    { id: 'prices.toggle-rule', title: 'rule-toggle', icon: 'done', keys: ['x'], right: 'price.change', run: toggle },
    { id: 'prices.delete-rule', title: 'rule-delete', icon: 'trash', keys: ['Delete'], right: 'price.void', run: ({ rule }) => doThen(call('price_rule_delete', { id: rule.id }), t('rule-deleted', { name: rule.name })) },
  ],
  actions: ['prices.edit-rule', 'prices.toggle-rule', 'prices.delete-rule', 'prices.floor'],
});

export function PriceRules() {
  useCommands([
    { id: 'prices.new-rule', title: 'cmd-rule-new', group: 'record', icon: 'price', right: 'price.create', run: () => void newRule() },
    { id: 'prices.floor', title: 'price-floor', group: 'record', icon: 'lock', right: 'price.change', run: () => void editFloor() },
  ]);
  return <ListScreen spec={rules} />;
}
