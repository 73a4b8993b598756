//! The list of all commands: name, request, response, the right that it needs, the records that it shows or changes.
//!
//! `reads`: shows. `changes`: master data and drafts, undoable. `posts`: facts, durable at once.

use kontor_core::ledger::Account;
use kontor_core::warehouse::{Location, StockPolicy};
use kontor_store::list::{Page, Window};
use kontor_store::rows::document::DocumentRow;
use kontor_store::rows::ledger::EntryRow;
use kontor_store::rows::party::PartyRow;
use kontor_store::rows::payment::PaymentRow;
use kontor_store::rows::stock::{StockLevelRow, StockMoveRow};

use crate::command_list;
use crate::ledger;
use crate::party::{self, PartyDetail, PartySave};
use crate::payment;
use crate::program::{self, Nothing};
use crate::report;
use crate::sales;
use crate::setup;
use crate::stock;

command_list! {
    desk {
        /// About the running program: version, open company, person, language.
        program::program_state(Nothing) -> program::ProgramState, reads [Company User];
        /// Company files in the usual folder of this PC.
        setup::company_files(Nothing) -> Vec<setup::CompanyFile>, reads [];
        /// Makes a company file with all that work needs, keeps its key, and opens it.
        setup::company_create(setup::CompanyCreate) -> program::ProgramState, posts [Company Branch Device User];
        /// Opens a company file.
        setup::company_open(setup::CompanyOpen) -> program::ProgramState, posts [Company Branch Device User];
        /// Closes the open company.
        setup::company_close(Nothing) -> program::ProgramState, posts [Company Branch Device User];
    }
    office {
        /// Takes back the last change of the person, if nobody changed the same fields meanwhile.
        program::undo(Nothing) -> program::Replayed, needs Activity Write, changes [];
        /// Does the last undone change again.
        program::redo(Nothing) -> program::Replayed, needs Activity Write, changes [];
        /// What can be undone and redone next.
        program::undo_state(Nothing) -> kontor_store::undo::UndoState, needs Activity Read, reads [];

        // Set-up: company, branches, people, settings.

        // Parties.
        /// Parties: customers, suppliers, contacts.
        party::party_list(Window) -> Page<PartyRow>, needs Party Read, reads [Party Address];
        /// A party with all that belongs to it.
        party::party_get(party::PartyGet) -> PartyDetail, needs Party Read, reads [Party Address ContactPoint BankAccount PartyRelation];
        /// Makes or changes a party with its addresses, contact points, bank accounts and relations in one step.
        party::party_save(PartySave) -> PartyDetail, needs Party Write, changes [Party Address ContactPoint BankAccount PartyRelation];
        /// Removes a party from lists and search; its documents stay.
        party::party_delete(party::PartyGet) -> Nothing, needs Party Write, changes [Party];

        // Items and their groups.

        // Prices.

        // Taxes, payment terms, exchange rates.

        // Deals and pipelines.

        // Tasks, appointments, employees, shifts, calendar.

        // Home and search.

        // Drafts and issued documents.
        /// Starts a draft, filled from a document, a deal or a party.
        sales::draft_start(sales::DraftStart) -> sales::DraftView, needs Document Write, changes [Draft];
        /// Saves what was typed so far; answers what it comes to.
        sales::draft_save(sales::DraftSave) -> sales::DraftView, needs Document Write, changes [Draft];
        /// A draft with what it comes to today.
        sales::draft_get(sales::DraftGet) -> sales::DraftView, needs Document Read, reads [Draft Item Party PriceItem TaxRate];
        /// The person's drafts, the newest first.
        sales::draft_list(Nothing) -> Vec<sales::DraftRow>, needs Document Read, reads [Draft];
        /// Throws a draft away.
        sales::draft_discard(sales::DraftGet) -> Nothing, needs Document Write, changes [Draft];
        /// Issues a draft: number, document, goods, entries, all or nothing.
        sales::document_issue(sales::DocumentIssue) -> sales::DocumentDetail, needs Document Post, posts [Draft Document DocumentLine Instalment StockMove Reservation Entry EntryLine];
        /// Issued documents.
        sales::document_list(sales::DocumentListRequest) -> Page<DocumentRow>, needs Document Read, reads [Document DocumentEvent Payment Allocation];
        /// An issued document with everything around it.
        sales::document_get(sales::DocumentGet) -> sales::DocumentDetail, needs Document Read, reads [Document DocumentLine DocumentEvent DocumentFile Payment Allocation];
        /// Notes a step: sent, accepted, declined, closed.
        sales::document_step(sales::DocumentStep) -> sales::DocumentDetail, needs Document Post, posts [Document DocumentEvent Reservation];

        // Stock.
        /// Levels: every item in every place where it is or should be.
        stock::stock_level_list(Window) -> Page<StockLevelRow>, needs Stock Read, reads [Item Location StockPolicy StockMove Reservation];
        /// Moves, the newest first.
        stock::stock_move_list(Window) -> Page<StockMoveRow>, needs Stock Read, reads [StockMove Item Location Document];
        /// Moves of one item, the newest first.
        stock::item_moves(stock::ItemMoves) -> Page<StockMoveRow>, needs Stock Read, reads [StockMove Item Location Document];
        /// Places.
        stock::location_list(Nothing) -> Vec<Location>, needs Stock Read, reads [Location];
        /// Makes or changes a place.
        stock::location_save(stock::LocationSave) -> Location, needs Stock Write, changes [Location];
        /// What holds for an item in single places.
        stock::stock_policy_list(stock::StockPolicyList) -> Vec<StockPolicy>, needs Stock Read, reads [StockPolicy];
        /// Sets what holds for an item in a place: whether it may run out, and when to order again.
        stock::stock_policy_save(stock::StockPolicySave) -> StockPolicy, needs Stock Write, changes [StockPolicy];
        /// Moves goods between two of our places.
        stock::stock_transfer(stock::StockTransfer) -> stock::StockTransferred, needs Stock Post, posts [StockMove];

        // Payments and what is open.
        /// Payments in and out.
        payment::payment_list(Window) -> Page<PaymentRow>, needs Payment Read, reads [Payment Allocation Party];
        /// A payment with what it settled and how it was booked.
        payment::payment_get(payment::PaymentGet) -> payment::PaymentView, needs Payment Read, reads [Payment Allocation Entry EntryLine Document];
        /// What a payment would settle: the oldest claims first, with the discounts that it may take.
        payment::payment_propose(payment::PaymentPropose) -> payment::PaymentProposal, needs Payment Read, reads [Payment Allocation Instalment Document];
        /// Records a payment with what it settles and its entry.
        payment::payment_record(payment::PaymentRecord) -> payment::PaymentView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Takes a payment back; what it settled is open again.
        payment::payment_reverse(payment::PaymentReverse) -> payment::PaymentView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Takes a single allocation back; the claim and the credit are open again.
        payment::payment_unallocate(payment::PaymentUnallocate) -> payment::OpenItemsView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Settles claims with a credit note or with money that settles nothing yet.
        payment::credit_apply(payment::CreditApply) -> payment::OpenItemsView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Gives a credit back in money.
        payment::refund(payment::Refund) -> payment::PaymentView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Claims and credits of a party.
        payment::open_items(payment::OpenItems) -> payment::OpenItemsView, needs Payment Read, reads [Payment Allocation Instalment Document];

        // Ledger.
        /// The accounts of the company.
        ledger::account_list(Nothing) -> Vec<Account>, needs Ledger Read, reads [Account];
        /// Makes or changes an account.
        ledger::account_save(ledger::AccountSave) -> Account, needs Ledger Write, changes [Account];
        /// Entries, the newest first.
        ledger::entry_list(Window) -> Page<EntryRow>, needs Ledger Read, reads [Entry EntryLine Document Payment];
        /// An entry with its lines.
        ledger::entry_get(ledger::EntryGet) -> ledger::EntryView, needs Ledger Read, reads [Entry EntryLine Account];
        /// How a document or a payment was booked.
        ledger::entries_of(ledger::EntriesOf) -> Vec<ledger::EntryView>, needs Ledger Read, reads [Entry EntryLine Account];
        /// What stands on each account.
        ledger::trial_balance(ledger::TrialBalanceRequest) -> ledger::TrialBalanceView, needs Ledger Read, reads [Entry EntryLine Account];
        /// Posts an entry by hand.
        ledger::entry_post(ledger::EntryPost) -> ledger::EntryView, needs Ledger Post, posts [Entry EntryLine];
        /// Takes an entry by hand back.
        ledger::entry_reverse(ledger::EntryReverse) -> ledger::EntryView, needs Ledger Post, posts [Entry EntryLine];

        // Reports.
        /// Sales of a span by day, week, month, customer, item, group, branch or person: net, cost, margin, quantity.
        report::report_sales(report::ReportSales) -> report::ReportSalesView, needs Report Read, reads [Document DocumentLine StockMove Revaluation Item Party];
        /// What customers owe, by how long it is overdue.
        report::report_receivables_ageing(report::ReceivablesAgeing) -> report::ReceivablesAgeingView, needs Report Read, reads [Document Instalment Payment Allocation Party];
        /// What the goods in stock are worth at cost.
        report::report_stock_value(report::ReportStockValue) -> report::ReportStockValueView, needs Report Read, reads [StockMove Revaluation Item ItemCategory EntryLine];
        /// Base and tax by category and rate.
        report::report_vat(report::ReportVat) -> report::ReportVatView, needs Ledger Read, reads [Entry EntryLine Account];
        /// The first look in the morning.
        report::dashboard(Nothing) -> report::DashboardView, needs Report Read, reads [Document DocumentLine Payment Allocation];
        /// A report as a CSV file.
        report::report_csv(report::ReportCsv) -> report::FileContent, needs Report Read, reads [];
        /// All rows of a list as a CSV file.
        report::list_csv(report::ListCsv) -> report::FileContent, needs Activity Read, reads [];
    }
}
