/** What a role may do and what not, for people who never look at a table of rights. */
import type { RoleSentence } from '../../core/generated/commands';
import { t } from '../../i18n';
import { Icon } from '../../ui';
import { told } from './sentences';

export function RoleSentences({ sentences }: { sentences: readonly RoleSentence[] }) {
  const { may, not } = told(sentences);
  return (
    <div className="role-told">
      <Told title={t('role-may')} icon="check" texts={may} empty={t('role-may-nothing')} />
      {not.length > 0 && <Told title={t('role-may-not')} icon="minus" texts={not} empty="" />}
    </div>
  );
}

function Told({ title, icon, texts, empty }: { title: string; icon: 'check' | 'minus'; texts: readonly string[]; empty: string }) {
  return (
    <section>
      <h3>{title}</h3>
      {texts.length === 0 ? <p className="soft">{empty}</p> : <ul>{texts.map((text) => <li key={text}><Icon name={icon} size={14} /><span>{text}</span></li>)}</ul>}
    </section>
  );
}
