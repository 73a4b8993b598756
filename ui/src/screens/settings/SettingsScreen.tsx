/** Everything that is set once: this computer, the company and its people, taxes and books, stock and sales. */
import type { ReactNode } from 'react';

import { t } from '../../i18n';
import { Appearance } from '../../shell/Appearance';
import { may } from '../../shell/office';
import { useAddress } from '../../shell/router';
import { Tabs } from '../../ui';
import { BranchSection } from './BranchSection';
import { CompanySection } from './CompanySection';
import { DeviceSection } from './DeviceSection';
import { NumberSection } from './NumberSection';
import { PeopleSection } from './PeopleSection';
import { PeriodSection } from './PeriodSection';
import { PipelineSection } from './PipelineSection';
import { PlaceSection } from './PlaceSection';
import { RateSection } from './RateSection';
import { TaxSection } from './TaxSection';
import { TermSection } from './TermSection';

interface Part {
  id: string;
  /** What one must be allowed to see. */
  right: string | null;
  content: () => ReactNode;
}

/** By what they are about; a gap between the groups. */
const GROUPS: readonly (readonly Part[])[] = [
  [{ id: 'appearance', right: null, content: () => <Appearance /> }],
  [
    { id: 'company', right: 'company.read', content: () => <CompanySection /> },
    { id: 'branches', right: 'company.read', content: () => <><BranchSection /><DeviceSection /></> },
    { id: 'people', right: 'user.read', content: () => <PeopleSection /> },
    { id: 'numbers', right: 'company.read', content: () => <NumberSection /> },
  ],
  [
    { id: 'taxes', right: 'tax.read', content: () => <TaxSection /> },
    { id: 'terms', right: 'tax.read', content: () => <TermSection /> },
    { id: 'rates', right: 'tax.read', content: () => <RateSection /> },
    { id: 'periods', right: 'ledger.read', content: () => <PeriodSection /> },
  ],
  [
    { id: 'stock', right: 'stock.read', content: () => <PlaceSection /> },
    { id: 'pipeline', right: 'deal.read', content: () => <PipelineSection /> },
  ],
];

export function SettingsScreen() {
  const [address, change] = useAddress();
  const groups = GROUPS.map((group) => group.filter(({ right }) => right === null || may(right)));
  const selected = groups.flat().find(({ id }) => id === address['part'])?.id ?? 'appearance';
  return (
    <div className="document">
      <header className="screen-head"><h1>{t('area-settings')}</h1></header>
      <div className="document-body">
        <div className="sheet">
          <Tabs
            label={t('area-settings')} selected={selected} onSelect={(part) => change({ part })} isVertical
            tabs={groups.flatMap((group) => group.map(({ id, content }, at) => ({ id, title: t(`settings-${id}`), begins: at === 0, content: id === selected ? content() : null })))}
          />
        </div>
      </div>
    </div>
  );
}
