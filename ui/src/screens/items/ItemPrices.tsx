/** The item's own prices in all lists. */
import type { ItemDetail } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { may } from '../../shell/office';
import { Chip, CommandButton, EmptyState, IconButton } from '../../ui';
import { editPrice, removePrice } from '../prices/PriceDialog';
import { priceText, validText } from '../prices/words';

export function ItemPrices({ detail: { item, prices } }: { detail: ItemDetail }) {
  if (prices.length === 0) return <EmptyState icon="price" title={t('price-none')} hint={t('price-none-hint')} command="items.price" />;
  return (
    <div className="part">
      <div className="lines issued">
        <table>
          <thead>
            <tr>
              <th scope="col" className="line-what">{t('price-list')}</th><th scope="col">{t('price-unit')}</th><th scope="col" className="end">{t('price-from-quantity')}</th>
              <th scope="col">{t('price-valid')}</th><th scope="col" className="end">{t('item-price')}</th><th scope="col"><span className="sr-only">{t('actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            {prices.map((price) => (
              <tr key={price.id}>
                <td className="line-what">{nameOf('price-list', price.list_name)} {price.includes_tax && <Chip>{t('price-includes-tax')}</Chip>}</td>
                <td>{unitName(price.unit ?? item.unit)}</td>
                <td className="end">{fmt.exact.compare(price.min_quantity, '0') === 0 ? '' : fmt.quantity(price.min_quantity, unitName(item.unit))}</td>
                <td>{validText(price)}</td>
                <td className="end">{priceText(price)}</td>
                <td className="end">
                  {may('price.change') && <IconButton icon="edit" label={t('price-change')} onPress={() => void editPrice(price)} />}
                  {may('price.void') && <IconButton icon="trash" label={t('price-delete')} onPress={() => removePrice(price)} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p><CommandButton command="items.price" /></p>
    </div>
  );
}
