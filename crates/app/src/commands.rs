//! The list of all commands: name, request, response, the right that it needs, the records that it shows or changes.
//!
//! `reads`: shows. `changes`: master data and drafts, undoable. `posts`: facts, durable at once.

use kontor_core::schedule::Shift;
use kontor_store::list::{Page, Window};
use kontor_store::rows::activity::ActivityRow;
use kontor_store::rows::deal::DealRow;
use kontor_store::rows::document::DocumentRow;
use kontor_store::rows::employee::EmployeeRow;
use kontor_store::rows::party::PartyRow;

use crate::command_list;
use crate::party::{self, PartyDetail, PartySave};
use crate::program::{self, Nothing};
use crate::sales;
use crate::setup;
use crate::verify;
use crate::{activity, calendar, deal, employee, home, search};

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
        /// Judges every rule that must hold between the rows of the company file; answers the rows that break one.
        verify::company_verify(Nothing) -> verify::VerifyReport, needs Company Read, reads [];

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
        /// Pipelines with their stages.
        deal::pipeline_list(Nothing) -> Vec<deal::PipelineStages>, needs Deal Read, reads [Pipeline Stage];
        /// Makes or changes a stage; the others make room where it should stand.
        deal::stage_save(deal::StageSave) -> deal::PipelineStages, needs Deal Write, changes [Stage];
        /// Removes a stage that no deal is in.
        deal::stage_delete(deal::StageDelete) -> deal::PipelineStages, needs Deal Write, changes [Stage];
        /// The board of a pipeline: its stages with sums and their first cards.
        deal::deal_board(deal::DealBoard) -> deal::BoardView, needs Deal Read, reads [Pipeline Stage Deal Activity Party ExchangeRate];
        /// Deals in a list.
        deal::deal_list(Window) -> Page<DealRow>, needs Deal Read, reads [Deal Stage Activity Party];
        /// A deal with its lines, its way through the stages, its activities and documents.
        deal::deal_get(deal::DealGet) -> deal::DealDetail, needs Deal Read, reads [Deal DealLine Stage StageChange Activity Document Party];
        /// Makes or changes a deal with its lines in one step.
        deal::deal_save(deal::DealSave) -> deal::DealDetail, needs Deal Write, changes [Deal DealLine StageChange];
        /// Moves a deal to another stage and keeps that in its history; a lost deal needs a reason.
        deal::deal_move(deal::DealMove) -> deal::DealDetail, needs Deal Write, changes [Deal StageChange];
        /// Removes a deal from which no document came.
        deal::deal_delete(deal::DealGet) -> Nothing, needs Deal Write, changes [Deal];

        // Tasks, appointments, employees, shifts, calendar.
        /// Tasks, calls, appointments and notes in a list.
        activity::activity_list(Window) -> Page<ActivityRow>, needs Activity Read, reads [Activity Employee Party];
        /// An activity.
        activity::activity_get(activity::ActivityGet) -> activity::ActivityDetail, needs Activity Read, reads [Activity Employee Party];
        /// Makes or changes an activity.
        activity::activity_save(activity::ActivitySave) -> activity::ActivityDetail, needs Activity Write, changes [Activity];
        /// Removes an activity.
        activity::activity_delete(activity::ActivityGet) -> Nothing, needs Activity Write, changes [Activity];
        /// Notes that an activity was done and what came of it.
        activity::activity_done(activity::ActivityDone) -> activity::ActivityDetail, needs Activity Write, changes [Activity];
        /// An activity is to be done after all.
        activity::activity_reopen(activity::ActivityGet) -> activity::ActivityDetail, needs Activity Write, changes [Activity];
        /// Moves an activity to another time or person, with its reminder.
        activity::activity_reschedule(activity::ActivityReschedule) -> activity::ActivityDetail, needs Activity Write, changes [Activity];
        /// Activities that belong to a record or are about a party: open ones first, then the newest of the others.
        activity::activities_of(activity::ActivitiesOf) -> Vec<ActivityRow>, needs Activity Read, reads [Activity Employee Party];
        /// Reminders that are due and were not shown on this PC.
        activity::reminder_due(Nothing) -> Vec<ActivityRow>, needs Activity Read, reads [Activity];
        /// Notes that a reminder was shown on this PC.
        activity::reminder_shown(activity::ReminderShown) -> Nothing, needs Activity Read, changes [];
        /// Employees in a list.
        employee::employee_list(Window) -> Page<EmployeeRow>, needs Schedule Read, reads [Employee Branch User];
        /// An employee with the weekly shifts.
        employee::employee_get(employee::EmployeeGet) -> employee::EmployeeDetail, needs Schedule Read, reads [Employee Shift];
        /// Makes or changes an employee.
        employee::employee_save(employee::EmployeeSave) -> employee::EmployeeDetail, needs Schedule Write, changes [Employee];
        /// Removes an employee who has nothing to do any more, with the shifts.
        employee::employee_delete(employee::EmployeeGet) -> Nothing, needs Schedule Write, changes [Employee Shift];
        /// Weekly shifts of an employee or of all.
        employee::shift_list(employee::ShiftsOf) -> Vec<Shift>, needs Schedule Read, reads [Shift];
        /// Makes or changes a weekly shift; says which others overlap it.
        employee::shift_save(employee::ShiftSave) -> employee::ShiftSaved, needs Schedule Write, changes [Shift];
        /// Removes a weekly shift.
        employee::shift_delete(employee::ShiftGet) -> Nothing, needs Schedule Write, changes [Shift];
        /// What takes place in a span of at most 100 days: activities, shifts day by day, planned deliveries.
        calendar::calendar_span(calendar::CalendarSpan) -> Vec<calendar::CalendarEvent>, needs Schedule Read, reads [Activity Employee Shift Document];

        // Home and search.
        /// What waits for the person today. Sections that the person may not see are left out.
        home::home_summary(Nothing) -> home::HomeSummary, needs Activity Read, reads [Activity Deal Document Draft Instalment Payment Item StockMove Reservation];
        /// Records that have all the words, by kind; an exact number or barcode first.
        search::search_all(search::SearchAll) -> search::SearchResult, needs Activity Read, reads [Party Item Deal Activity Employee Document Payment];

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
        /// An issued document as PDF/A: kept the first time, the same bytes ever after.
        sales::document_pdf(sales::DocumentGet) -> sales::FileContent, needs Document Read, posts [DocumentFile];
        /// The pages of an issued document as SVG, from the layout of its PDF.
        sales::document_pages(sales::DocumentGet) -> sales::Pages, needs Document Read, reads [Document];
        /// The pages of a draft as they would be printed now.
        sales::draft_pages(sales::DraftGet) -> sales::Pages, needs Document Read, reads [Draft Company];
        /// Printers of this computer.
        sales::printer_list(Nothing) -> Vec<sales::PrinterName>, needs Document Read, reads [];
        /// Prints an issued document and notes that it was sent.
        sales::document_print(sales::DocumentPrint) -> Nothing, needs Document Read, posts [DocumentEvent DocumentFile];

        // Stock.

        // Payments and what is open.

        // Ledger.

        // Reports.
    }
}
