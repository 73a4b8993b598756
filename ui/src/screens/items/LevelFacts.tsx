/** What is where: available in each place, and what is promised of it. */
import type { ItemLevel } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { AsOf } from '../../sync/AsOf';

const isSome = (quantity: string): boolean => fmt.exact.compare(quantity, '0') !== 0;
const sum = (quantities: readonly string[]): string => quantities.reduce(fmt.exact.add, '0');

export function LevelFacts({ levels, unit }: { levels: readonly ItemLevel[]; unit: string }) {
  const show = (quantity: string): string => fmt.quantity(quantity, unitName(unit));
  if (levels.length === 0) return <p className="soft">{t('item-no-stock')}</p>;
  return (
    <>
      <Facts facts={[
        ...levels.map(({ name, on_hand: there, reserved }) => ({
          title: name, value: <>{show(there)}{isSome(reserved) && <span className="soft"> · {t('item-promised', { quantity: fmt.decimal(reserved) })}</span>}</>, end: true,
        })),
        { title: t('item-available'), value: show(sum(levels.map(({ available }) => available))), end: true, strong: true },
      ]} />
      <AsOf />
    </>
  );
}
