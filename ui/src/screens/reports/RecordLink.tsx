/** A name in a table that leads to its record, where it has one. */
import { go, hrefOf } from '../../shell/router';

export function RecordLink({ path, children }: { path: string | null; children: string }) {
  if (path === null) return <>{children}</>;
  return <a href={hrefOf(path)} onClick={(event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); go(path); } }}>{children}</a>;
}
