/** What somebody would pay for an item, and why: the question is in the address, so it can be kept and passed on. */
import { useQueryOf } from '../../core/client';
import type { PriceQuote } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { may } from '../../shell/office';
import { hrefOf, useAddress } from '../../shell/router';
import { type Choice, Chip, ComboBox, DateField, EmptyState, ErrorState, QuantityField, Select, Skeleton } from '../../ui';
import { findCustomers } from '../contacts/find';
import { findItems, usePriceLists } from '../documents/reference';
import { PricePlaces } from './PricePlaces';
import { stepText } from './stepText';
import { priceText } from './words';

export function TryOut() {
  const [address, ask] = useAddress();
  const { item = '', party = '', quantity = '1', on = fmt.today(), unit = '', list = '' } = address;
  const detail = useQueryOf('item_get', { id: item }, { enabled: item !== '' }).data;
  const customer = useQueryOf('party_get', { id: party }, { enabled: party !== '' }).data?.party;
  const lists = usePriceLists();
  const units: Choice[] = detail ? [{ id: '', title: unitName(detail.item.unit) }, ...detail.units.map((one) => ({ id: one.unit, title: unitName(one.unit), note: t('doc-unit-of', { factor: fmt.decimal(one.factor), unit: unitName(detail.item.unit) }) }))] : [];
  const priced = { item, party: party || null, quantity, on, unit: unit || null, list: list || null };
  const { data, error } = useQueryOf('price_quote', priced, { enabled: item !== '', keep: true });
  return (
    <div className="document">
      <header className="screen-head"><h1>{t('area-prices')}</h1><PricePlaces /></header>
      <div className="document-body try-out">
        <div className="sheet">
          <Section title={t('try-question')}>
            <Fields columns={2}>
              <ComboBox label={t('price-of-item')} isRequired autoFocus={item === ''} value={detail ? { id: item, title: detail.item.name } : null} onChange={(choice) => ask({ item: choice?.id ?? null, unit: null })} search={(text): Promise<Choice[]> => findItems(text, false)} />
              <ComboBox label={t('rule-party')} placeholder={t('rule-any-party')} value={customer ? { id: party, title: customer.name } : null} onChange={(choice) => ask({ party: choice?.id ?? null })} search={findCustomers} />
              <QuantityField label={t('doc-quantity')} value={quantity} onChange={(value) => ask({ quantity: value })} />
              <Select label={t('doc-unit')} isDisabled={units.length === 0} value={unit} onChange={(id) => ask({ unit: id })} choices={units} />
              <DateField label={t('try-on')} value={on} onChange={(day) => ask({ on: day })} />
              <Select label={t('price-list')} value={list} onChange={(id) => ask({ list: id })} choices={[{ id: '', title: t('try-list-usual') }, ...lists]} />
            </Fields>
          </Section>
        </div>
        <div className="sheet try-answer" aria-live="polite">
          {item === '' && <EmptyState icon="price" title={t('try-empty')} hint={t('try-empty-hint')} />}
          {item !== '' && error && <ErrorState error={error} />}
          {item !== '' && !error && (data ? <Answer quote={data} quantity={quantity} /> : <Skeleton lines={5} />)}
        </div>
      </div>
    </div>
  );
}

function Answer({ quote, quantity }: { quote: PriceQuote; quantity: string }) {
  const { currency, steps, trace } = quote;
  const digits = fmt.currencyDigits(currency);
  const total = fmt.exact.toMinor(fmt.exact.round(fmt.exact.multiply(quote.discounted, quantity), digits), digits);
  return (
    <>
      <p className="try-price"><strong>{priceText({ price: quote.discounted, currency })}</strong> {t('try-per', { unit: unitName(trace.unit) })}</p>
      <p className="soft">
        {[t(quote.includes_tax ? 'price-gross' : 'price-net'), total === null ? '' : t('try-total', { quantity: fmt.quantity(quantity, unitName(trace.unit)), total: fmt.money({ minor: total, currency }) })].filter(Boolean).join(' · ')}
      </p>
      {quote.below_floor !== undefined && <p><Chip tone="warn">{t('try-below-floor', { price: priceText({ price: quote.below_floor, currency }) })}</Chip></p>}
      <Section title={t('doc-why-price')}>
        <ol className="way">
          {steps.map(({ step, name, after }, at) => (
            <li key={`${step.step}-${String(at)}`}>
              <span>{stepText(step, currency, () => name)}</span>
              <span className="way-price">{priceText({ price: after, currency })}</span>
            </li>
          ))}
        </ol>
        {may('price.see') && <p className="way-links"><a href={hrefOf(`/prices/${quote.list}`)}>{t('try-open-list', { list: nameOf('price-list', quote.list_name) })}</a><a href={hrefOf('/prices/rules')}>{t('price-rules')}</a></p>}
      </Section>
    </>
  );
}
