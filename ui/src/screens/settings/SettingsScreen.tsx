/** Everything that is set once: this computer, the company, its branches, PCs and people, numbers, taxes, exchange rates. */
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
import { RateSection } from './RateSection';
import { TaxSection } from './TaxSection';

interface Part {
  id: string;
  /** What one must be allowed to see. */
  right: string | null;
  content: () => ReactNode;
}

const PARTS: readonly Part[] = [
  { id: 'appearance', right: null, content: () => <Appearance /> },
  { id: 'company', right: 'company.read', content: () => <CompanySection /> },
  { id: 'branches', right: 'company.read', content: () => <><BranchSection /><DeviceSection /></> },
  { id: 'people', right: 'user.read', content: () => <PeopleSection /> },
  { id: 'numbers', right: 'company.read', content: () => <NumberSection /> },
  { id: 'taxes', right: 'tax.read', content: () => <TaxSection /> },
  { id: 'rates', right: 'tax.read', content: () => <RateSection /> },
];

export function SettingsScreen() {
  const [address, change] = useAddress();
  const parts = PARTS.filter(({ right }) => right === null || may(right));
  const selected = parts.find(({ id }) => id === address['part'])?.id ?? 'appearance';
  return (
    <div className="document">
      <header className="screen-head"><h1>{t('area-settings')}</h1></header>
      <div className="document-body">
        <div className="sheet">
          <Tabs
            label={t('area-settings')} selected={selected} onSelect={(part) => change({ part })}
            tabs={parts.map(({ id, content }) => ({ id, title: t(`settings-${id}`), content: id === selected ? content() : null }))}
          />
        </div>
      </div>
    </div>
  );
}
