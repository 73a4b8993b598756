/** The bare frame of the first run: the mark, a title, what is to be done. */
import { type ReactNode, useEffect } from 'react';

import { Dispatcher, listenToKeys } from '../../commands/dispatcher';
import { registry } from '../../commands/registry';
import { CommandFailed } from '../../core/faults';
import { useNotice } from '../../shell/office';
import { FormFaults } from '../../ui';
import { AskHost, DialogHost, ToastRegion } from '../../ui/overlays';

export function Stage({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  // Here is no shell that would listen.
  useEffect(() => listenToKeys(new Dispatcher(registry)), []);
  const notice = useNotice();
  return (
    <div className="stage">
      <main className="stage-card" id="main">
        <header className="stage-head"><span className="mark" aria-hidden="true">K</span><div><h1>{title}</h1><p>{hint}</p></div></header>
        {notice !== null && <FormFaults error={new CommandFailed([notice])}>{null}</FormFaults>}
        {children}
      </main>
      <DialogHost />
      <AskHost />
      <ToastRegion />
    </div>
  );
}
