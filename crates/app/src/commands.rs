//! The list of all commands: name, request, response, the right that it needs, the records that it shows or changes.
//!
//! `reads`: shows. `changes`: master data and drafts, undoable. `posts`: facts, durable at once.

use kontor_core::company::{Branch, Company, Device, ExchangeRate, User};
use kontor_core::entity::UserId;
use kontor_core::item::ItemCategory;
use kontor_core::ledger::{Account, PeriodLock};
use kontor_core::permission::role::{Role, RoleSentence, Team};
use kontor_core::price::{PriceItem, PriceList, PriceRule};
use kontor_core::schedule::Shift;
use kontor_core::tax::{TaxCategory, TaxRate, TaxRule};
use kontor_core::terms::PaymentTerm;
use kontor_core::warehouse::{Location, StockPolicy};
use kontor_store::list::{Page, Window};
use kontor_store::rows::activity::ActivityRow;
use kontor_store::rows::deal::DealRow;
use kontor_store::rows::document::DocumentRow;
use kontor_store::rows::employee::EmployeeRow;
use kontor_store::rows::item::ItemRow;
use kontor_store::rows::journal::{DisclosureRow, JournalRow};
use kontor_store::rows::ledger::EntryRow;
use kontor_store::rows::party::PartyRow;
use kontor_store::rows::payment::PaymentRow;
use kontor_store::rows::price::PriceItemRow;
use kontor_store::rows::stock::{StockLevelRow, StockMoveRow};
use kontor_store::rows::tax::ExchangeRateRow;

use crate::backup;
use crate::bulk;
use crate::choices;
use crate::command_list;
use crate::evidence;
use crate::export;
use crate::file::FileContent;
use crate::import;
use crate::item;
use crate::job;
use crate::journal;
use crate::keys;
use crate::ledger;
use crate::merge;
use crate::party::{self, PartyDetail, PartySave};
use crate::payment;
use crate::people;
use crate::person;
use crate::price;
use crate::program::{self, Nothing};
use crate::record::RecordId;
use crate::report;
use crate::sales;
use crate::settings;
use crate::setup;
use crate::stock;
use crate::sync;
use crate::tax;
use crate::upgrade;
use crate::verify;
use crate::{activity, calendar, deal, demo, employee, home, search};

command_list! {
    desk {
        /// About the running program: version, open company, person, language.
        program::program_state(Nothing) -> program::ProgramState, reads [Company User];
        /// Company files in the usual folder of this PC.
        setup::company_files(Nothing) -> Vec<setup::CompanyFile>, reads [];
        /// Makes a company file with all that work needs, keeps its key, and opens it.
        setup::company_create(setup::CompanyCreate) -> program::ProgramState, posts [Company Branch Device User];
        /// Makes the demo company: a trading firm with a year behind it, keeps its key, and opens it.
        demo::demo_create(demo::DemoCreate) -> program::ProgramState, posts [Company Branch Device User];
        /// Opens a company file.
        setup::company_open(setup::CompanyOpen) -> program::ProgramState, posts [Company Branch Device User];
        /// Joins a firm as a new PC: makes a company file, loads what the PC may hold, and opens it; best run as a task.
        sync::sync_join(sync::SyncJoin) -> program::ProgramState, posts [Company Branch Device User];
        /// The files that upgrades kept beside a company, the newest last.
        upgrade::upgrade_kept(upgrade::UpgradeKept) -> Vec<std::path::PathBuf>, reads [];
        /// Takes the last upgrade back: the file from before it is in place again, the upgraded one stays beside it. The company is closed then.
        upgrade::upgrade_back(upgrade::UpgradeBack) -> upgrade::UpgradeTakenBack, posts [Company Branch Device User];
        /// Gives the open company a new key: everything is written anew under it. Older backups open with the old one, which the company keeps.
        keys::key_change(keys::KeyChange) -> program::ProgramState, posts [Company Branch Device User];
        /// Makes a company file for what an archive of everything holds, keeps its key, judges it, and opens it.
        export::import_all(export::ImportAll) -> export::ImportedAll, posts [Company Branch Device User];
        /// Checks an evidence package: whether it is as it was signed. Needs no company.
        evidence::evidence_check(evidence::EvidenceCheck) -> evidence::EvidenceReport, reads [];
        /// Closes the open company.
        setup::company_close(Nothing) -> program::ProgramState, posts [Company Branch Device User];
        /// Backups in a folder, the newest first, as they say of themselves.
        backup::backup_list(backup::BackupList) -> Vec<backup::BackupRow>, reads [];
        /// Makes a backup the company again, as it stood then or at a moment since; what is there is kept beside it.
        backup::backup_restore(backup::BackupRestore) -> backup::BackupRestored, posts [Company Branch Device User];
        /// Runs a command as a task that tells how far it is and can be stopped without a trace.
        job::job_start(job::JobStart) -> job::JobView, reads [];
        /// Where a task stands, with its answer when it has ended.
        job::job_get(job::JobId) -> job::JobView, reads [];
        /// All tasks of this run of the program.
        job::job_list(Nothing) -> Vec<job::JobView>, reads [];
        /// Stops a task; nothing of it was done.
        job::job_stop(job::JobId) -> job::JobView, reads [];
        /// Signs a person in, or unlocks the desk; whoever was at work before goes.
        people::sign_in(people::SignInAs) -> program::ProgramState, posts [Company User SignIn];
        /// The person at work leaves; the company stays open for the next one.
        people::sign_out(Nothing) -> program::ProgramState, posts [Company User SignIn];
        /// Locks the desk until the person at work gives the password again.
        people::desk_lock(Nothing) -> program::ProgramState, posts [Company User SignIn];
        /// Tells that the person is there: the desk does not lock itself meanwhile.
        people::desk_active(Nothing) -> people::DeskActive, reads [];
        /// Sets another password for the person at work.
        people::password_change(people::PasswordChange) -> program::ProgramState, posts [User SignIn];
        /// Shows the program as a role sees it, without changing anything, until it is ended by naming none.
        people::role_preview(people::RolePreview) -> program::ProgramState, posts [Company User];
    }
    office {
        /// Recognises a table and proposes what its columns mean.
        import::import_look(import::ImportLook) -> import::ImportSeen, needs Company Change, reads [Party Item];
        /// Tries an import out through the code that does it, and takes all of it back: what would come of which row.
        import::import_try(import::ImportWish) -> import::ImportOutcome, needs Company Change, reads [Party Item];
        /// Imports a table, all of it or nothing; what came in can be taken back as a whole.
        import::import_run(import::ImportWish) -> import::ImportOutcome, needs Company Change, posts [Party Address ContactPoint BankAccount PartyRelation Item ItemBarcode ItemCategory PriceItem Setting];
        /// The rows of a table that are wrong, with the reasons, as a file of the same columns.
        import::import_wrong_rows(import::ImportWish) -> FileContent, needs Company Change, reads [Party Item];
        /// The imports of this PC, the newest first.
        import::import_list(Nothing) -> Vec<import::ImportRow>, needs Company See, reads [];
        /// Takes an import back, as long as nothing depends on what it brought.
        import::import_undo(import::ImportUndo) -> Nothing, needs Company Change, posts [Party Address ContactPoint BankAccount PartyRelation Item ItemBarcode ItemCategory PriceItem];
        /// Replays the year of a wholesaler ("Online Retail", UCI) through the code that issues documents; all of it or nothing.
        import::import_online_retail(import::RetailImport) -> import::RetailReport, needs Company Change, posts [Party Address Item PriceItem Document DocumentLine DocumentTax Instalment StockMove Payment Allocation Entry EntryLine];
        /// Takes back the last change of the person, if nobody changed the same fields meanwhile.
        program::undo(Nothing) -> program::Replayed, needs Activity Change, changes [];
        /// Does the last undone change again.
        program::redo(Nothing) -> program::Replayed, needs Activity Change, changes [];
        /// What can be undone and redone next.
        program::undo_state(Nothing) -> kontor_store::undo::UndoState, needs Activity See, reads [];

        /// Writes everything that the company has into one archive of CSV or JSON with a schema, straight to disk.
        export::export_all(export::ExportAll) -> export::ExportedAll, needs Company Export, posts [Disclosure];

        /// Writes documents of a span with all that proves them into one signed archive that anybody can check.
        evidence::evidence_export(evidence::EvidenceExport) -> evidence::EvidenceExported, needs Ledger Export, posts [Disclosure];

        // Set-up: company, branches, people, settings.
        /// Where backups go, when, how many stay, and how they stand.
        backup::backup_settings_get(Nothing) -> backup::BackupSettings, needs Company See, reads [Company];
        /// Sets where backups go, when, and how many stay.
        backup::backup_settings_save(backup::BackupPlanSave) -> backup::BackupSettings, needs Company Change, changes [Company];
        /// Makes a backup while others work: written, opened, judged, compared; best run as a task.
        backup::backup_now(backup::BackupNow) -> backup::BackupMade, needs Company Change, posts [Company];
        /// What was done since a backup, the latest first: the moments up to which it can be restored.
        backup::backup_moments(backup::BackupMoments) -> Vec<backup::MomentRow>, needs Company Change, reads [];
        /// The link with head office: what it does, what waits, what is wrong.
        sync::sync_state(Nothing) -> sync::SyncState, needs Company See, reads [];
        /// Does not wait any longer: head office is tried at once.
        sync::sync_now(Nothing) -> sync::SyncState, needs Company See, reads [];
        /// Pauses the link with head office, or limits what it may carry.
        sync::sync_limits(sync::SyncLimits) -> sync::SyncState, needs Company Change, changes [];
        /// How long the PCs of the firm work without head office before they can only be read.
        sync::sync_lease_get(Nothing) -> sync::SyncLease, needs Company See, reads [Setting];
        /// Changes that.
        sync::sync_lease_save(sync::SyncLease) -> sync::SyncLease, needs Company Change, changes [Setting];
        /// Brings this company to head office, or joins again with another key.
        sync::sync_connect(sync::SyncConnect) -> sync::SyncState, needs Company Change, posts [Device];
        /// Own changes of which head office did not apply something, the latest first.
        sync::sync_refusals(Nothing) -> Vec<sync::SyncRefusal>, needs Company See, reads [];
        /// Makes such a change once more, in the name of the person who asks: a right came back, or somebody else has it.
        sync::sync_refusal_retry(sync::RefusalId) -> Vec<sync::SyncRefusal>, needs Company See, changes [Company Branch Party Address ContactPoint BankAccount PartyRelation Item ItemUnit ItemBarcode PriceList PriceItem PriceRule Deal DealLine Activity Draft];
        /// Puts such a change aside: nobody wants it any more.
        sync::sync_refusal_dismiss(sync::RefusalId) -> Vec<sync::SyncRefusal>, needs Company See, changes [];
        /// Where the key of the company is kept, and whether the recovery key is written down.
        keys::key_state(Nothing) -> keys::KeyState, needs Company See, reads [Company];
        /// The recovery key, to be written down; as long as it was not confirmed.
        keys::recovery_key_show(Nothing) -> keys::RecoveryKey, needs Company Change, reads [];
        /// Confirms that the recovery key is written down: two of its groups are typed.
        keys::recovery_key_confirm(keys::RecoveryKeyConfirm) -> keys::KeyState, needs Company Change, changes [Company];
        /// Keeps the key of the company somewhere else: in the key store, or locked with a passphrase.
        keys::key_move(keys::KeyMove) -> keys::KeyState, needs Company Change, changes [Company];
        /// Judges every rule that must hold between the rows of the company file; answers the rows that break one.
        verify::company_verify(Nothing) -> verify::VerifyReport, needs Ledger See, reads [];
        /// What happened to a record and its parts, the newest first: who changed what, when, from what to what.
        journal::history_of(journal::HistoryOf) -> journal::HistoryPage, needs Activity See, reads [Disclosure];
        /// All changes of the company as they were made, the newest first.
        journal::journal_list(journal::JournalListRequest) -> Page<JournalRow>, needs Ledger See, reads [];
        /// What was printed, handed out and exported, the newest first.
        journal::disclosure_list(Window) -> Page<DisclosureRow>, needs Ledger See, reads [Disclosure];
        /// All small lists that screens choose from.
        choices::choices(Nothing) -> choices::Choices, needs Company See, reads [Company Branch User Employee PriceList PaymentTerm TaxCategory TaxRate ItemCategory Location Pipeline Stage];
        /// The firm, and what of it can no longer change.
        settings::company_get(Nothing) -> settings::CompanySettings, needs Company See, reads [Company Document Payment StockMove];
        /// Changes the firm; what follows from its choices changes along.
        settings::company_save(Company) -> settings::CompanySettings, needs Company Change, changes [Company Account ExchangeRate PriceList TaxCategory TaxRule];
        /// The logo on letters.
        settings::company_logo_get(Nothing) -> Option<settings::Logo>, needs Company See, reads [Company];
        /// Sets or removes the logo on letters.
        settings::company_logo_set(settings::LogoSet) -> Option<settings::Logo>, needs Company Change, changes [Company];
        /// The branches of the firm.
        settings::branch_list(Nothing) -> Vec<Branch>, needs Company See, reads [Branch];
        /// Makes or changes a branch.
        settings::branch_save(Branch) -> Branch, needs Company Save, changes [Branch];
        /// The PCs that issue documents.
        settings::device_list(Nothing) -> Vec<settings::DeviceRow>, needs Company See, reads [Device Branch Document];
        /// Makes or changes a PC.
        settings::device_save(Device) -> Device, needs Company Save, changes [Device];
        /// People who work with the program.
        settings::user_list(Nothing) -> Vec<User>, needs User See, reads [User];
        /// Makes or changes a person who works with the program.
        settings::user_save(User) -> User, needs User Save, changes [User Deal];
        /// Gives a person a password for one time, which must be changed at once.
        people::password_reset(people::PasswordReset) -> people::OneTimePassword, needs User Change, posts [SignIn];
        /// The people who have a password.
        people::password_list(Nothing) -> Vec<UserId>, needs User See, reads [User SignIn];
        /// Who signed in, when, at which PC, and who failed to; the newest first.
        people::sign_in_list(people::SignInsWanted) -> Vec<people::SignInRow>, needs User Change, reads [SignIn User Device];
        /// After how many minutes without anybody the desk locks itself.
        people::desk_lock_get(Nothing) -> people::DeskLock, needs Company See, reads [Setting];
        /// Sets after how many minutes without anybody the desk locks itself.
        people::desk_lock_save(people::DeskLock) -> people::DeskLock, needs Company Change, changes [Setting];
        /// All roles: those that are ready to use, then those of the firm's own.
        people::role_list(Nothing) -> Vec<people::RoleRow>, needs User See, reads [Role User];
        /// A role with all that it may do.
        people::role_get(people::RoleGet) -> people::RoleDetail, needs User See, reads [Role];
        /// What a role may do, in sentences.
        people::role_sentences(people::RoleGet) -> Vec<RoleSentence>, needs User See, reads [Role];
        /// Makes or changes a role of the firm's own.
        people::role_save(Role) -> people::RoleDetail, needs User Save, changes [Role];
        /// Removes a role that nobody has.
        people::role_delete(RecordId) -> Nothing, needs User Void, changes [Role];
        /// The teams of the firm by name.
        people::team_list(Nothing) -> Vec<Team>, needs User See, reads [Team];
        /// Makes or changes a team.
        people::team_save(Team) -> Team, needs User Save, changes [Team];
        /// Removes a team that nobody is in.
        people::team_delete(RecordId) -> Nothing, needs User Void, changes [Team];
        /// Which numbers come next on this PC.
        settings::number_series_state(Nothing) -> Vec<settings::SeriesState>, needs Company See, reads [Company Branch Device Document];
        /// Closed periods.
        settings::period_lock_list(Nothing) -> Vec<PeriodLock>, needs Ledger See, reads [PeriodLock];
        /// Before a period is closed: the PCs that may still bring something into it, as head office knows it now.
        sync::period_readiness(sync::PeriodReadiness) -> Vec<sync::LatePc>, needs Ledger Change, reads [];
        /// Closes a period or moves its end.
        settings::period_lock_save(PeriodLock) -> PeriodLock, needs Ledger Change, changes [PeriodLock];
        /// Opens a closed period.
        settings::period_lock_delete(RecordId) -> Nothing, needs Ledger Change, changes [PeriodLock];

        // What head office found.
        /// What people must settle, the newest first; each hears of what may be seen and cured.
        sync::issue_list(sync::IssueList) -> sync::IssuePage, needs Activity See, reads [IssueNote];
        /// An issue with both values, the one before, who wrote them, and what cures it.
        sync::issue_get(sync::IssueGet) -> sync::IssueDetail, needs Activity See, reads [IssueNote];
        /// Settles an issue: what shall stand, or a word that it was looked at. It travels, and closes the issue for everybody.
        sync::issue_settle(sync::IssueSettle) -> sync::IssueDetail, needs Activity See, changes [IssueNote Company Party Address ContactPoint BankAccount PartyRelation Item ItemUnit ItemBarcode PriceList PriceItem PriceRule Deal DealLine Activity];
        /// Decides where amounts count that were posted into a closed period: on the first open day, or on their own one.
        sync::issue_period(sync::IssuePeriod) -> sync::IssueDetail, needs Ledger Change, posts [IssueNote PeriodLock Entry EntryLine];

        // Parties.
        /// Parties: customers, suppliers, contacts.
        party::party_list(Window) -> Page<PartyRow>, needs Party See, reads [Party Address];
        /// A party with all that belongs to it.
        party::party_get(party::PartyGet) -> PartyDetail, needs Party See, reads [Party Address ContactPoint BankAccount PartyRelation];
        /// Makes or changes a party with its addresses, contact points, bank accounts and relations in one step.
        party::party_save(PartySave) -> PartyDetail, needs Party Save, changes [Party Address ContactPoint BankAccount PartyRelation];
        /// Removes a party from lists and search; its documents stay.
        party::party_delete(party::PartyGet) -> Nothing, needs Party Void, changes [Party];
        /// Makes one of two parties: the one goes on, with the history of both; taken back by `undo` or `party_unmerge`.
        merge::party_merge(merge::Merge) -> PartyDetail, needs Party Void, changes [Party Deal Activity PriceRule Draft IssueNote];
        /// A party that turned out to be another one is by itself again; what moved to the other stays there.
        merge::party_unmerge(RecordId) -> PartyDetail, needs Party Void, changes [Party];
        /// All that is kept about a person, for programs and for people, in one archive.
        person::person_export(person::PersonExport) -> report::Exported, needs Party Export, posts [Disclosure];
        /// Erases for ever what is known of a person; issued documents stay whole.
        person::person_erase(person::Person) -> person::PersonErased, needs Company Change, posts [Party Address ContactPoint BankAccount PartyRelation Activity Deal Draft Employee User];

        // Items and their groups.
        /// Items with what is in stock and their own price in the standard list.
        item::item_list(Window) -> Page<ItemRow>, needs Item See, reads [Item ItemCategory ItemBarcode PriceItem PriceList StockMove Reservation];
        /// An item with units, barcodes, groups, levels and prices.
        item::item_get(RecordId) -> item::ItemDetail, needs Item See, reads [Item ItemUnit ItemBarcode ItemCategory PriceItem PriceList StockMove Reservation Location];
        /// Items that carry a barcode or number: what a scanner asks.
        item::item_by_code(item::ItemCode) -> Vec<item::CodeHit>, needs Item See, reads [Item ItemBarcode];
        /// Labels with name, price with tax, barcode and number, as PDF for a sheet or a roll.
        item::item_labels(item::LabelRequest) -> FileContent, needs Item See, reads [Item ItemBarcode PriceItem PriceList PriceRule];
        /// Makes or changes an item with its units and barcodes in one step.
        item::item_save(item::ItemSave) -> item::ItemDetail, needs Item Save, changes [Item ItemUnit ItemBarcode];
        /// Removes an item that nothing needs; its documents stay.
        item::item_delete(RecordId) -> Nothing, needs Item Void, changes [Item ItemUnit ItemBarcode];
        /// Makes one of two items in the same unit: the one goes on, with history, stock and open orders of both.
        merge::item_merge(merge::Merge) -> item::ItemDetail, needs Item Void, posts [Item DealLine PriceRule Draft IssueNote StockMove Reservation];
        /// An item that turned out to be another one is by itself again; what moved to the other, goods too, stays there.
        merge::item_unmerge(RecordId) -> item::ItemDetail, needs Item Void, changes [Item Reservation];
        /// Groups of items as a tree laid out in lines.
        item::item_category_list(Nothing) -> Vec<item::CategoryRow>, needs Item See, reads [ItemCategory];
        /// Makes or changes a group of items.
        item::item_category_save(ItemCategory) -> ItemCategory, needs Item Save, changes [ItemCategory];
        /// Removes a group of items that nothing needs.
        item::item_category_delete(RecordId) -> Nothing, needs Item Void, changes [ItemCategory];

        // Prices.
        /// What an item costs somebody on a day, explained step by step.
        price::price_quote(price::PriceQuestion) -> price::PriceQuote, needs Price See, reads [PriceList PriceItem PriceRule Item ItemUnit ItemCategory Party ExchangeRate Setting];
        /// Price lists.
        price::price_list_list(Nothing) -> Vec<price::PriceListRow>, needs Price See, reads [PriceList PriceItem];
        /// Makes or changes a price list.
        price::price_list_save(PriceList) -> PriceList, needs Price Save, changes [PriceList];
        /// Removes a price list that nothing needs.
        price::price_list_delete(RecordId) -> Nothing, needs Price Void, changes [PriceList];
        /// Prices in lists; filter by `list` or `item`.
        price::price_item_list(Window) -> Page<PriceItemRow>, needs Price See, reads [PriceItem PriceList Item ItemCategory];
        /// Makes or changes a price.
        price::price_item_save(PriceItem) -> PriceItem, needs Price Save, changes [PriceItem];
        /// Removes a price.
        price::price_item_delete(RecordId) -> Nothing, needs Price Void, changes [PriceItem];
        /// Price rules, the first that counts first.
        price::price_rule_list(Nothing) -> Vec<price::PriceRuleRow>, needs Price See, reads [PriceRule Item ItemCategory Party PriceList];
        /// Makes or changes a price rule.
        price::price_rule_save(PriceRule) -> PriceRule, needs Price Save, changes [PriceRule];
        /// Removes a price rule.
        price::price_rule_delete(RecordId) -> Nothing, needs Price Void, changes [PriceRule];
        /// The margin on cost below which a price must be approved.
        price::price_floor_get(Nothing) -> price::PriceFloor, needs Price See, reads [Setting];
        /// Sets the margin on cost below which a price must be approved.
        price::price_floor_save(price::PriceFloor) -> price::PriceFloor, needs Price Change with Cost, changes [Setting];

        // Taxes, payment terms, exchange rates.
        /// Tax categories with their rates, and tax rules.
        tax::tax_overview(Nothing) -> tax::TaxOverview, needs Tax See, reads [TaxCategory TaxRate TaxRule];
        /// Makes or changes a tax category.
        tax::tax_category_save(TaxCategory) -> TaxCategory, needs Tax Save, changes [TaxCategory];
        /// Removes a tax category that nothing needs, with its rates.
        tax::tax_category_delete(RecordId) -> Nothing, needs Tax Void, changes [TaxCategory TaxRate];
        /// Makes or changes a tax rate.
        tax::tax_rate_save(TaxRate) -> TaxRate, needs Tax Save, changes [TaxRate];
        /// Removes a tax rate; documents keep theirs.
        tax::tax_rate_delete(RecordId) -> Nothing, needs Tax Void, changes [TaxRate];
        /// Makes or changes a tax rule.
        tax::tax_rule_save(TaxRule) -> TaxRule, needs Tax Save, changes [TaxRule];
        /// Removes a tax rule.
        tax::tax_rule_delete(RecordId) -> Nothing, needs Tax Void, changes [TaxRule];
        /// Payment terms.
        tax::payment_term_list(Nothing) -> Vec<PaymentTerm>, needs Tax See, reads [PaymentTerm];
        /// Makes or changes a payment term.
        tax::payment_term_save(PaymentTerm) -> PaymentTerm, needs Tax Save, changes [PaymentTerm];
        /// Removes a payment term that nothing needs.
        tax::payment_term_delete(RecordId) -> Nothing, needs Tax Void, changes [PaymentTerm];
        /// Exchange rates, the newest first.
        tax::exchange_rate_list(Window) -> Page<ExchangeRateRow>, needs Tax See, reads [ExchangeRate];
        /// Makes or changes the exchange rate of a currency from a day on.
        tax::exchange_rate_save(ExchangeRate) -> ExchangeRate, needs Tax Save, changes [ExchangeRate];
        /// Removes an exchange rate; documents keep theirs.
        tax::exchange_rate_delete(RecordId) -> Nothing, needs Tax Void, changes [ExchangeRate];

        // Deals and pipelines.
        /// Pipelines with their stages.
        deal::pipeline_list(Nothing) -> Vec<deal::PipelineStages>, needs Deal See, reads [Pipeline Stage];
        /// Makes or changes a stage; the others make room where it should stand.
        deal::stage_save(deal::StageSave) -> deal::PipelineStages, needs Deal Save, changes [Stage];
        /// Removes a stage that no deal is in.
        deal::stage_delete(deal::StageDelete) -> deal::PipelineStages, needs Deal Void, changes [Stage];
        /// The board of a pipeline: its stages with sums and their first cards.
        deal::deal_board(deal::DealBoard) -> deal::BoardView, needs Deal See, reads [Pipeline Stage Deal Activity Party ExchangeRate];
        /// Deals in a list.
        deal::deal_list(Window) -> Page<DealRow>, needs Deal See, reads [Deal Stage Activity Party];
        /// A deal with its lines, its way through the stages, its activities and documents.
        deal::deal_get(deal::DealGet) -> deal::DealDetail, needs Deal See, reads [Deal DealLine Stage StageChange Activity Document Party];
        /// Makes or changes a deal with its lines in one step.
        deal::deal_save(deal::DealSave) -> deal::DealDetail, needs Deal Save, changes [Deal DealLine StageChange];
        /// Moves a deal to another stage and keeps that in its history; a lost deal needs a reason.
        deal::deal_move(deal::DealMove) -> deal::DealDetail, needs Deal Change, changes [Deal StageChange];
        /// Removes a deal from which no document came.
        deal::deal_delete(deal::DealGet) -> Nothing, needs Deal Void, changes [Deal];

        // Tasks, appointments, employees, shifts, calendar.
        /// Tasks, calls, appointments and notes in a list.
        activity::activity_list(Window) -> Page<ActivityRow>, needs Activity See, reads [Activity Employee Party];
        /// An activity.
        activity::activity_get(activity::ActivityGet) -> activity::ActivityDetail, needs Activity See, reads [Activity Employee Party];
        /// Makes or changes an activity.
        activity::activity_save(activity::ActivitySave) -> activity::ActivityDetail, needs Activity Save, changes [Activity];
        /// Removes an activity.
        activity::activity_delete(activity::ActivityGet) -> Nothing, needs Activity Void, changes [Activity];
        /// Notes that an activity was done and what came of it.
        activity::activity_done(activity::ActivityDone) -> activity::ActivityDetail, needs Activity Change, changes [Activity];
        /// An activity is to be done after all.
        activity::activity_reopen(activity::ActivityGet) -> activity::ActivityDetail, needs Activity Change, changes [Activity];
        /// Moves an activity to another time or person, with its reminder.
        activity::activity_reschedule(activity::ActivityReschedule) -> activity::ActivityDetail, needs Activity Change, changes [Activity];
        /// Activities that belong to a record or are about a party: open ones first, then the newest of the others.
        activity::activities_of(activity::ActivitiesOf) -> Vec<ActivityRow>, needs Activity See, reads [Activity Employee Party];
        /// Reminders that are due and were not shown on this PC.
        activity::reminder_due(Nothing) -> Vec<ActivityRow>, needs Activity See, reads [Activity];
        /// Notes that a reminder was shown on this PC.
        activity::reminder_shown(activity::ReminderShown) -> Nothing, needs Activity See, changes [];
        /// Employees in a list.
        employee::employee_list(Window) -> Page<EmployeeRow>, needs Schedule See, reads [Employee Branch User];
        /// An employee with the weekly shifts.
        employee::employee_get(employee::EmployeeGet) -> employee::EmployeeDetail, needs Schedule See, reads [Employee Shift];
        /// Makes or changes an employee.
        employee::employee_save(employee::EmployeeSave) -> employee::EmployeeDetail, needs Schedule Save, changes [Employee];
        /// Removes an employee who has nothing to do any more, with the shifts.
        employee::employee_delete(employee::EmployeeGet) -> Nothing, needs Schedule Void, changes [Employee Shift];
        /// Weekly shifts of an employee or of all.
        employee::shift_list(employee::ShiftsOf) -> Vec<Shift>, needs Schedule See, reads [Shift];
        /// Makes or changes a weekly shift; says which others overlap it.
        employee::shift_save(employee::ShiftSave) -> employee::ShiftSaved, needs Schedule Save, changes [Shift];
        /// Removes a weekly shift.
        employee::shift_delete(employee::ShiftGet) -> Nothing, needs Schedule Void, changes [Shift];
        /// What takes place in a span of at most 100 days: activities, shifts day by day, planned deliveries.
        calendar::calendar_span(calendar::CalendarSpan) -> Vec<calendar::CalendarEvent>, needs Schedule See, reads [Activity Employee Shift Document];

        // Home and search.
        /// What waits for the person today. Sections that the person may not see are left out.
        home::home_summary(Nothing) -> home::HomeSummary, needs Activity See, reads [Company Activity Deal Document Draft Instalment Payment Item StockMove Reservation];
        /// Records that have all the words, by kind; an exact number or barcode first.
        search::search_all(search::SearchAll) -> search::SearchResult, needs Activity See, reads [Party Item Deal Activity Employee Document Payment];

        // Drafts and issued documents.
        /// Starts a draft, filled from a document, a deal or a party.
        sales::draft_start(sales::DraftStart) -> sales::DraftView, needs Document|Purchase Create, changes [Draft];
        /// Saves what was typed so far; answers what it comes to.
        sales::draft_save(sales::DraftSave) -> sales::DraftView, needs Document|Purchase Save, changes [Draft];
        /// A draft with what it comes to today.
        sales::draft_get(sales::DraftGet) -> sales::DraftView, needs Document|Purchase See, reads [Draft Item Party PriceItem TaxRate];
        /// The person's drafts, the newest first.
        sales::draft_list(Nothing) -> Vec<sales::DraftRow>, needs Document|Purchase See, reads [Draft];
        /// Goods that other branches sent and nobody received yet: drafts of their arrivals, the oldest first.
        sales::arrival_list(Nothing) -> Vec<sales::DraftRow>, needs Document See, reads [Draft];
        /// Throws a draft away.
        sales::draft_discard(sales::DraftDiscard) -> Nothing, needs Document|Purchase Save, changes [Draft];
        /// Issues a draft: number, document, goods, entries, all or nothing.
        sales::document_issue(sales::DocumentIssue) -> sales::DocumentDetail, needs Document|Purchase Post, posts [Draft Document DocumentLine Instalment StockMove Reservation Entry EntryLine];
        /// Issued documents.
        sales::document_list(sales::DocumentListRequest) -> Page<DocumentRow>, needs Document|Purchase See, reads [Document DocumentEvent Payment Allocation];
        /// An issued document with everything around it.
        sales::document_get(sales::DocumentGet) -> sales::DocumentDetail, needs Document|Purchase See, reads [Document DocumentLine DocumentEvent DocumentFile Payment Allocation];
        /// Notes a step: sent, accepted, declined, closed.
        sales::document_step(sales::DocumentStep) -> sales::DocumentDetail, needs Document|Purchase Post, posts [Document DocumentEvent Reservation];
        /// An issued document as PDF/A: kept the first time, the same bytes ever after.
        sales::document_pdf(sales::DocumentGet) -> FileContent, needs Document|Purchase See, posts [DocumentFile Disclosure];
        /// The papers of many documents in one archive; drawn on all cores, kept as if each had been asked for.
        sales::documents_pdf(sales::DocumentsPdf) -> report::Exported, needs Document|Purchase See, posts [DocumentFile Disclosure];
        /// The pages of an issued document as SVG, from the layout of its PDF.
        sales::document_pages(sales::DocumentGet) -> sales::Pages, needs Document|Purchase See, reads [Document];
        /// The pages of a draft as they would be printed now.
        sales::draft_pages(sales::DraftGet) -> sales::Pages, needs Document|Purchase See, reads [Draft Company];
        /// Printers of this computer.
        sales::printer_list(Nothing) -> Vec<sales::PrinterName>, needs Document|Purchase See, reads [];
        /// Prints an issued document and notes that it was sent.
        sales::document_print(sales::DocumentPrint) -> Nothing, needs Document|Purchase See, posts [DocumentEvent DocumentFile Disclosure];

        // The same change to many records; each action needs what its single command needs.
        /// What a change to all that a list finds would do: how many records, and which cannot be changed and why.
        bulk::bulk_preview(bulk::BulkWish) -> bulk::BulkOutcome, needs Activity See, reads [Party Item Deal Activity Document];
        /// Changes all that a list finds, as one step that can be taken back.
        bulk::bulk_run(bulk::BulkWish) -> bulk::BulkOutcome, needs Activity See, posts [Party Item PriceItem Deal StageChange Activity DocumentEvent];

        // Stock.
        /// Levels: every item in every place where it is or should be.
        stock::stock_level_list(Window) -> Page<StockLevelRow>, needs Stock See, reads [Item Location StockPolicy StockMove Reservation];
        /// Moves, the newest first.
        stock::stock_move_list(Window) -> Page<StockMoveRow>, needs Stock See, reads [StockMove Item Location Document];
        /// Moves of one item, the newest first.
        stock::item_moves(stock::ItemMoves) -> Page<StockMoveRow>, needs Stock See, reads [StockMove Item Location Document];
        /// The places where goods are kept or pass.
        stock::location_list(Nothing) -> Vec<Location>, needs Stock See, reads [Location];
        /// Makes or changes a place.
        stock::location_save(stock::LocationSave) -> Location, needs Stock Save, changes [Location];
        /// What holds for an item in single places.
        stock::stock_policy_list(stock::StockPolicyList) -> Vec<StockPolicy>, needs Stock See, reads [StockPolicy];
        /// Sets what holds for an item in a place: whether it may run out, and when to order again.
        stock::stock_policy_save(stock::StockPolicySave) -> StockPolicy, needs Stock Change, changes [StockPolicy];
        /// Takes back what was said about an item in a place: what the place and the item say counts again.
        stock::stock_policy_delete(RecordId) -> Nothing, needs Stock Change, changes [StockPolicy];
        /// Moves goods between two of our places.
        stock::stock_transfer(stock::StockTransfer) -> stock::StockTransferred, needs Stock Post, posts [StockMove];

        // Payments and what is open.
        /// Payments in and out.
        payment::payment_list(Window) -> Page<PaymentRow>, needs Payment See, reads [Payment Allocation Party];
        /// A payment with what it settled and how it was booked.
        payment::payment_get(payment::PaymentGet) -> payment::PaymentView, needs Payment See, reads [Payment Allocation Entry EntryLine Document];
        /// What a payment would settle: the oldest claims first, with the discounts that it may take.
        payment::payment_propose(payment::PaymentPropose) -> payment::PaymentProposal, needs Payment See, reads [Payment Allocation Instalment Document];
        /// Records a payment with what it settles and its entry.
        payment::payment_record(payment::PaymentRecord) -> payment::PaymentView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Takes a payment back; what it settled is open again.
        payment::payment_reverse(payment::PaymentReverse) -> payment::PaymentView, needs Payment Void, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Takes a single allocation back; the claim and the credit are open again.
        payment::payment_unallocate(payment::PaymentUnallocate) -> payment::OpenItemsView, needs Payment Void, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Settles claims with a credit note or with money that settles nothing yet.
        payment::credit_apply(payment::CreditApply) -> payment::OpenItemsView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Gives a credit back in money.
        payment::refund(payment::Refund) -> payment::PaymentView, needs Payment Post, posts [Payment Allocation Instalment Document Entry EntryLine];
        /// Claims and credits of a party.
        payment::open_items(payment::OpenItems) -> payment::OpenItemsView, needs Payment See, reads [Payment Allocation Instalment Document];

        // Ledger.
        /// The accounts of the company.
        ledger::account_list(Nothing) -> Vec<Account>, needs Ledger See by branch, reads [Account];
        /// Makes or changes an account.
        ledger::account_save(ledger::AccountSave) -> Account, needs Ledger Save, changes [Account];
        /// Entries, the newest first.
        ledger::entry_list(Window) -> Page<EntryRow>, needs Ledger See by branch, reads [Entry EntryLine Document Payment];
        /// An entry with its lines.
        ledger::entry_get(ledger::EntryGet) -> ledger::EntryView, needs Ledger See by branch, reads [Entry EntryLine Account];
        /// How a document or a payment was booked.
        ledger::entries_of(ledger::EntriesOf) -> Vec<ledger::EntryView>, needs Ledger See by branch, reads [Entry EntryLine Account];
        /// What stands on each account.
        ledger::trial_balance(ledger::TrialBalanceRequest) -> ledger::TrialBalanceView, needs Ledger See by branch, reads [Entry EntryLine Account];
        /// Posts an entry by hand.
        ledger::entry_post(ledger::EntryPost) -> ledger::EntryView, needs Ledger Post by branch, posts [Entry EntryLine];
        /// Takes an entry by hand back.
        ledger::entry_reverse(ledger::EntryReverse) -> ledger::EntryView, needs Ledger Void by branch, posts [Entry EntryLine];

        // Reports.
        /// Sales of a span by day, week, month, customer, item, group, branch or person: net, cost, margin, quantity.
        report::report_sales(report::ReportSales) -> report::ReportSalesView, needs Report See by branch, reads [Document DocumentLine StockMove Revaluation Item Party];
        /// What customers owe, by how long it is overdue.
        report::report_receivables_ageing(report::ReceivablesAgeing) -> report::ReceivablesAgeingView, needs Report See by branch, reads [Document Instalment Payment Allocation Party];
        /// What the goods in stock are worth at cost.
        report::report_stock_value(report::ReportStockValue) -> report::ReportStockValueView, needs Report See with Cost, reads [StockMove Revaluation Item ItemCategory EntryLine];
        /// Base and tax by category and rate.
        report::report_vat(report::ReportVat) -> report::ReportVatView, needs Ledger See by branch, reads [Entry EntryLine Account];
        /// The first look in the morning.
        report::dashboard(Nothing) -> report::DashboardView, needs Report See by branch, reads [Document DocumentLine Payment Allocation];
        /// A report as a file for a spreadsheet or for paper.
        report::report_export(report::TableExport) -> report::Exported, needs Report See by branch, posts [Disclosure];
        /// All rows of a list as a file for a spreadsheet or for paper.
        report::list_export(report::TableExport) -> report::Exported, needs Activity See, posts [Disclosure];
    }
}
