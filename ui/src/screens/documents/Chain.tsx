/** Where a document comes from and what came of it, as a line of links. */
import { Link } from '@tanstack/react-router';

import type { DocumentDetail } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Icon } from '../../ui';
import { KINDS, pathOf } from './kinds';

export function Chain({ detail: { document, links } }: { detail: DocumentDetail }) {
  if (links.length === 0) return null;
  const [before, after] = [links.filter((link) => link.before), links.filter((link) => !link.before)];
  return (
    <nav className="chain" aria-label={t('doc-chain')}>
      {before.map((link) => <span key={link.id} className="chain-part"><ChainLink link={link} /><Icon name="right" size={14} /></span>)}
      <span className="chain-here" aria-current="page">{document.number}</span>
      {after.length > 0 && <Icon name="right" size={14} />}
      {after.map((link) => <ChainLink key={link.id} link={link} />)}
    </nav>
  );
}

function ChainLink({ link: { id, kind, number, issued_on } }: { link: DocumentDetail['links'][number] }) {
  return (
    <Link to={pathOf(kind, id)} className="chain-link" title={`${t(`doc-kind-${kind}`)} · ${fmt.date(issued_on)}`}>
      <Icon name={KINDS[kind].icon} size={14} />{number}
    </Link>
  );
}
