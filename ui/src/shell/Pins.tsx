/** Views of lists that somebody put into the rail, each with how many rows it has. */
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { useQueryOf } from '../core/client';
import type { Nothing } from '../core/generated/commands';
import { countText } from '../list/figures';
import { type Pinned, addressText, usePinned } from '../list/views';
import { useAfterPaint } from '../ui/painted';
import { Icon } from '../ui/icons';
import type { Area, Question } from './navigation';

/** Those below an area. */
export function Pins({ areas, path }: { areas: readonly Area[]; path: string }) {
  const pins = usePinned().filter((pin) => pin.path === path || pin.path.startsWith(`${path}/`));
  return pins.map((pin) => <li key={`${pin.list} ${pin.view.name}`}><Pin pin={pin} areas={areas} /></li>);
}

function Pin({ pin: { path, view }, areas }: { pin: Pinned; areas: readonly Area[] }) {
  const question = useQuestion(path, view.address, areas);
  return (
    <Link to={path} search={view.address} activeOptions={{ exact: true, includeSearch: true }} className="rail-link rail-pin" activeProps={{ 'aria-current': 'page' }} title={view.name}>
      <Icon name="star" size={14} /><span className="rail-title">{view.name}</span>{question && <Count question={question} />}
    </Link>
  );
}

/** The question is asked by the list itself, whose code comes after everything that is on the screen. */
function useQuestion(path: string, address: Readonly<Record<string, string>>, areas: readonly Area[]): ReturnType<Question> | null {
  const [question, setQuestion] = useState<ReturnType<Question> | null>(null);
  const painted = useAfterPaint();
  const asked = addressText({ name: '', columns: null, address });
  useEffect(() => {
    if (!painted) return undefined;
    let gone = false;
    const screen = areas.flatMap(({ screens }) => screens).find((one) => one.path === path);
    void screen?.question?.(Object.fromEntries(new URLSearchParams(asked))).then((found) => { if (!gone) setQuestion(found); }, () => undefined);
    return () => { gone = true; };
  }, [painted, path, asked, areas]);
  return question;
}

function Count({ question: { command, request } }: { question: ReturnType<Question> }) {
  const { data } = useQueryOf(command, request as Nothing, { keep: true });
  const page = data as { total?: number; more?: boolean } | undefined;
  return page?.total === undefined ? null : <span className="rail-count">{countText(page.total, page.more ?? false)}</span>;
}
