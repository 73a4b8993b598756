/** Small things to show: chips, badges, tabs, empty and error states, placeholders, sparklines. */
import type { ReactNode } from 'react';
import { Tab as AriaTab, TabList, TabPanel, TabPanels, Tabs as AriaTabs } from 'react-aria-components';

import { type CommandName, type RequestOf, type ResponseOf, useQueryOf } from '../core/client';
import { errorText, faultsOf } from '../core/faults';
import { t } from '../i18n';
import { goBack } from '../shell/router';
import { Button, CommandButton } from './Button';
import { Icon, type IconName } from './icons';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

/** A state in words with a mark whose shape differs too, so that colour is never alone. */
export function Chip({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`chip ${tone}`}><span className="chip-mark" aria-hidden="true" />{children}</span>;
}

/** A small count. */
export const Badge = ({ children, tone = 'neutral' }: { children: ReactNode; tone?: Tone }) => <span className={`badge ${tone}`}>{children}</span>;

interface TabSpec {
  id: string;
  title: string;
  count?: number;
  /** The first of a group, where they stand below each other. */
  begins?: boolean;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: readonly TabSpec[];
  selected?: string;
  onSelect?: (id: string) => void;
  /** Below each other at the side, where there are many. */
  isVertical?: boolean;
}

export function Tabs({ label, tabs, selected, onSelect, isVertical = false }: TabsProps) {
  return (
    <AriaTabs className="tabs" orientation={isVertical ? 'vertical' : 'horizontal'} {...(selected === undefined ? {} : { selectedKey: selected })} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => <AriaTab key={tab.id} id={tab.id} className={tab.begins ? 'tab begins' : 'tab'}>{tab.title}{tab.count !== undefined && <Badge>{tab.count}</Badge>}</AriaTab>)}
      </TabList>
      <TabPanels>
        {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id} className="tab-panel">{tab.content}</TabPanel>)}
      </TabPanels>
    </AriaTabs>
  );
}

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  hint?: string;
  /** Id of the command that ends the emptiness. */
  command?: string | undefined;
  /** A second way. */
  children?: ReactNode;
}

/** Why it is empty, and what to do about it. */
export function EmptyState({ icon = 'info', title, hint, command, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      <div className="empty-actions">{command && <CommandButton command={command} look="primary" />}{children}</div>
    </div>
  );
}

/** What failed, that nothing is lost, and the way to try again; from what is gone there is only the way back. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const gone = faultsOf(error).some(({ code }) => code === 'not-found');
  return (
    <div className="empty-state error-state" role="alert">
      <Icon name="warning" size={28} />
      <h2>{t('error-state')}</h2>
      <p>{errorText(error)}</p>
      {onRetry && <div className="empty-actions">{gone ? <Button icon="left" onPress={goBack}>{t('cmd-back')}</Button> : <Button icon="sync" onPress={onRetry}>{t('try-again')}</Button>}</div>}
    </div>
  );
}

/** Grey lines while something is on its way. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, at) => <span key={at} style={{ inlineSize: `${String(92 - (at * 29) % 55)}%` }} />)}
    </div>
  );
}

interface LoadedProps<N extends CommandName> {
  command: N;
  request: RequestOf<N>;
  children: (answer: ResponseOf<N>) => ReactNode;
  lines?: number;
}

/** Shows the answer of a reading command, with its loading and error states. */
export function Loaded<N extends CommandName>({ command, request, children, lines }: LoadedProps<N>) {
  const query = useQueryOf(command, request, { keep: true });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton {...(lines ? { lines } : {})} />;
  return <>{children(query.data)}</>;
}

/** The course of a figure, small. The words beside it carry the meaning. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const top = Math.max(...values, 1);
  const low = Math.min(...values, 0);
  const x = (at: number): number => 1 + at / Math.max(values.length - 1, 1) * 98;
  const y = (value: number): number => 23 - (value - low) / (top - low) * 22;
  const line = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <svg className="sparkline" viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label={label}>
      <polygon points={`1,24 ${line} 99,24`} /><polyline points={line} />
    </svg>
  );
}

interface FigureProps {
  title: string;
  value: string;
  note?: ReactNode;
  tone?: Tone;
  children?: ReactNode;
}

/** One number that matters, for the home screen and the head of a record. */
export function Figure({ title, value, note, tone = 'neutral', children }: FigureProps) {
  return (
    <div className={`figure ${tone}`}>
      <span className="figure-title">{title}</span>
      <span className="figure-value">{value}</span>
      {note && <span className="figure-note">{note}</span>}
      {children}
    </div>
  );
}
