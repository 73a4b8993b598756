/** Why a price is what it is: every step from the price list to the line, in words. */
import { useQueryOf } from '../../core/client';
import type { PriceTrace } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { mayCall } from '../../shell/office';
import { Button, Dialog } from '../../ui';
import { stepText } from '../prices/stepText';

export function PriceReasons({ trace, onClose }: { trace: PriceTrace; onClose: () => void }) {
  const lists = useQueryOf('choices', {}).data?.price_lists ?? [];
  const rules = useQueryOf('price_rule_list', {}, { enabled: mayCall('price_rule_list') }).data ?? [];
  const nameFor = (id: string): string | null => lists.find((list) => list.id === id)?.name ?? rules.find(({ rule }) => rule.id === id)?.rule.name ?? null;
  return (
    <Dialog title={t('doc-why-price')} isOpen onClose={onClose} size="small" actions={<Button onPress={onClose} autoFocus>{t('close')}</Button>}>
      <ol className="reasons">
        {trace.steps.map((step, at) => <li key={`${step.step}-${String(at)}`}>{stepText(step, trace.currency, nameFor)}</li>)}
        <li className="strong">{t('why-result', { price: fmt.price(trace.price, trace.currency), unit: unitName(trace.unit) })}</li>
      </ol>
    </Dialog>
  );
}
