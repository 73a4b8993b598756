/** Who belongs together: the people of a firm, the firms of a person, the branches of a group. */
import type { PartyRelation } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { go } from '../../shell/router';
import { type Choice, ComboBox, IconButton, Select, TextField, toastError } from '../../ui';
import { findFirms, findPeople } from './find';
import { newParty } from './newParty';
import { type PartFormProps, ROLES } from './PartyForm';

export function PeopleSection({ draft, detail }: PartFormProps) {
  const { party, relations } = draft.value;
  const isPerson = party.kind === 'person';
  const nameOf = (relation: PartyRelation): string => detail.relations.find((one) => one.relation.id === relation.id)?.name ?? '';
  const link = (other: string): void => {
    const [person, organisation] = isPerson ? [party.id, other] : [other, party.id];
    draft.insert('relations', relations.length, { id: newId(), person, organisation, role: 'employee', title: '' });
  };
  const take = (choice: Choice | null): void => { if (choice && !relations.some(({ person, organisation }) => [person, organisation].includes(choice.id))) link(choice.id); };
  // The relation is saved with the person who is made, so the record is read anew rather than changed here.
  const create = (name: string): void => void newParty(isPerson ? { name, kind: 'organisation', side: 'customer' } : { name, kind: 'person', firm: party.id })
    .then((made) => { if (made && isPerson) link(made.id); }).catch(toastError);
  const readOnly = !may('party.change');
  return (
    <Section title={t(isPerson ? 'party-firms' : 'party-people')}>
      <ul className="people">
        {relations.map((relation, at) => (
          <li key={relation.id}>
            <button type="button" className="text-link" onClick={() => go(`/contacts/${relation.person === party.id ? relation.organisation : relation.person}`)}>{nameOf(relation) || '…'}</button>
            <TextField label={t('relation-title')} labelHidden placeholder={t('relation-title')} {...draft.bind(`relations.${at}.title`)} isReadOnly={readOnly} />
            <Select label={t('relation-role')} labelHidden {...draft.bind(`relations.${at}.role`)} choices={ROLES.map((id) => ({ id, title: t(`relation-${id}`) }))} isReadOnly={readOnly} />
            {!readOnly && <IconButton icon="close" label={t('relation-remove', { name: nameOf(relation) })} onPress={() => draft.remove('relations', at)} />}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="people-add">
          <ComboBox label={t(isPerson ? 'party-firm-add' : 'party-person-add')} labelHidden placeholder={t(isPerson ? 'party-firm-add' : 'party-person-add')} value={null} search={isPerson ? findFirms : findPeople} onChange={take} onCreate={create} />
        </div>
      )}
    </Section>
  );
}
