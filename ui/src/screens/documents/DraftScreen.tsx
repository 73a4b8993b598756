/** A draft from the core, in its form. It is asked for anew each time: a form never begins with what the cache remembers. */
import { useEffect, useState } from 'react';

import { call } from '../../core/client';
import { faultsOf } from '../../core/faults';
import type { DraftView } from '../../core/generated/commands';
import { goInstead, useParam } from '../../shell/router';
import { ErrorState, Skeleton } from '../../ui';
import { DraftForm } from './DraftForm';
import { pathOf } from './kinds';

type Loading = { view: DraftView; round: number } | { error: unknown } | null;

export function DraftScreen() {
  const id = useParam('id');
  return <DraftLoader key={id} id={id} />;
}

function DraftLoader({ id }: { id: string }) {
  const [loading, setLoading] = useState<Loading>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let overtaken = false;
    const failed = async (error: unknown): Promise<void> => {
      // An old link to a draft that was issued since leads to the document.
      const issued = faultsOf(error).some(({ code }) => code === 'not-found') ? await call('document_get', { id }).catch(() => null) : null;
      if (overtaken) return;
      if (issued) goInstead(pathOf(issued.document.kind, id));
      else setLoading({ error });
    };
    call('draft_get', { id }).then((view) => { if (!overtaken) setLoading({ view, round }); }, (error: unknown) => void failed(error));
    return () => { overtaken = true; };
  }, [id, round]);
  const again = (): void => setRound((before) => before + 1);
  if (loading === null) return <Skeleton lines={10} />;
  if ('error' in loading) return <ErrorState error={loading.error} onRetry={again} />;
  return <DraftForm key={loading.round} view={loading.view} onReload={again} />;
}
