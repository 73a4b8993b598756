/** Everything that is set once: this computer, the company and its people, taxes and books, stock and sales. */
import type { ReactNode } from 'react';

import { t } from '../../i18n';
import { Appearance } from '../../shell/Appearance';
import { may, useOffice } from '../../shell/office';
import { useAddress } from '../../shell/router';
import { Section } from '../../form';
import { CommandButton, Tabs } from '../../ui';
import { BackupSection } from '../safety/BackupSection';
import { SafetySection } from '../safety/SafetySection';
import { BranchSection } from './BranchSection';
import { CompanySection } from './CompanySection';
import { DeviceSection } from './DeviceSection';
import { ExportSection } from './ExportSection';
import { NumberSection } from './NumberSection';
import { OfficeSection } from './OfficeSection';
import { PeopleSection } from './PeopleSection';
import { PeriodSection } from './PeriodSection';
import { PipelineSection } from './PipelineSection';
import { PlaceSection } from './PlaceSection';
import { ProofSection } from './ProofSection';
import { RateSection } from './RateSection';
import { RoleSection } from './RoleSection';
import { TaxSection } from './TaxSection';
import { TermSection } from './TermSection';
import { GROUPS, type PartId } from './parts';

const CONTENT: Record<PartId, () => ReactNode> = {
  appearance: () => <Appearance />,
  company: () => <CompanySection />,
  branches: () => <><BranchSection /><DeviceSection /></>,
  office: () => <OfficeSection />,
  people: () => <PeopleSection />,
  roles: () => <RoleSection />,
  numbers: () => <NumberSection />,
  taxes: () => <TaxSection />,
  terms: () => <TermSection />,
  rates: () => <RateSection />,
  periods: () => <PeriodSection />,
  stock: () => <PlaceSection />,
  pipeline: () => <PipelineSection />,
  safety: () => <SafetySection />,
  backups: () => <BackupSection />,
  proof: () => <ProofSection />,
  export: () => <ExportSection />,
  import: () => <Section title={t('import-title')}><p className="settings-text">{t('settings-import-hint')}</p><CommandButton command="import.open" look="primary" /></Section>,
};

export function SettingsScreen() {
  const [address, change] = useAddress();
  // Somebody else may take over at this PC while the screen is open; their rights decide what it shows.
  useOffice();
  const groups = GROUPS.map((group) => group.filter(({ right }) => right === null || may(right)));
  const selected = groups.flat().find(({ id }) => id === address['part'])?.id ?? 'appearance';
  return (
    <div className="document">
      <header className="screen-head"><h1>{t('area-settings')}</h1></header>
      <div className="document-body">
        <div className="sheet">
          <Tabs
            label={t('area-settings')} selected={selected} onSelect={(part) => change({ part })} isVertical
            tabs={groups.flatMap((group) => group.map(({ id }, at) => ({ id, title: t(`settings-${id}`), begins: at === 0, content: id === selected ? CONTENT[id]() : null })))}
          />
        </div>
      </div>
    </div>
  );
}
