/** What a document did to the ledger: debit and credit of every entry. */
import type { EntryView } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Button, Dialog, EmptyState, Loaded } from '../../ui';

export function Postings({ document, number, onClose }: { document: string; number: string; onClose: () => void }) {
  return (
    <Dialog title={t('postings-title', { number })} isOpen onClose={onClose} size="large" actions={<Button onPress={onClose} autoFocus>{t('close')}</Button>}>
      <Loaded command="entries_of" request={{ kind: 'document', id: document }}>
        {(entries) => (entries.length === 0
          ? <EmptyState icon="ledger" title={t('postings-none')} hint={t('postings-none-hint')} />
          : <>{entries.map((entry) => <EntryTable key={entry.entry.id} entry={entry} />)}</>)}
      </Loaded>
    </Dialog>
  );
}

const side = (money: fmt.Money | null): string => (money ? fmt.amount(money) : '');

/** One entry; payments show theirs as well. */
export function EntryTable({ entry: { entry, number, lines, total } }: { entry: EntryView }) {
  return (
    <div className="lines issued postings">
      <table>
        <caption>{[t(`postings-journal-${entry.journal}`), number, fmt.date(entry.booked_on)].filter(Boolean).join(' · ')}</caption>
        <thead>
          <tr><th scope="col">{t('postings-account')}</th><th scope="col" className="end">{t('postings-debit', { currency: total.currency })}</th><th scope="col" className="end">{t('postings-credit', { currency: total.currency })}</th></tr>
        </thead>
        <tbody>
          {lines.map(({ account, code, name, party_name, due_on, debit, credit, foreign }, at) => (
            <tr key={`${account}-${String(at)}`}>
              <td>
                <span className="account-code">{code}</span> {name}
                {(party_name ?? due_on ?? foreign) && <span className="line-note">{[party_name, due_on && t('postings-due', { date: fmt.date(due_on) }), foreign && fmt.money(foreign)].filter(Boolean).join(' · ')}</span>}
              </td>
              <td className="end">{side(debit)}</td>
              <td className="end">{side(credit)}</td>
            </tr>
          ))}
          <tr className="strong"><td>{t('doc-total')}</td><td className="end">{fmt.amount(total)}</td><td className="end">{fmt.amount(total)}</td></tr>
        </tbody>
      </table>
    </div>
  );
}
