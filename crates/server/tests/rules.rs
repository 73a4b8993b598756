//! What breaks a rule stands, and people are told: the cases of a trading firm (SYNC.md 2.15).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::decimal::Quantity;
use kontor_core::entity::{
    AccountId, AllocationId, BranchId, DocumentId, EntityKind as K, EntryId, EntryLineId, InstalmentId, ItemId,
    LocationId, PaymentId, StockMoveId,
};
use kontor_core::id::Id;
use kontor_core::ledger::{EntryHead, EntryLineRow, Journal};
use kontor_core::money::Currency;
use kontor_core::payment::{Allocation, Payment, PaymentMethod};
use kontor_core::permission::ReadyRole;
use kontor_core::sales::Instalment;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_core::warehouse::StockMove;
use kontor_record::Record;
use kontor_sync::commit::{Cell, Op};
use kontor_sync::wire::{IssueKind, Reason, Verdict};
use support::{bytes, fact, patch, person, put, text, waits, with_two_pcs};

fn day() -> LocalDate {
    LocalDate::from_ymd_opt(2026, 3, 2).unwrap()
}
fn eur() -> Currency {
    Currency::new("EUR").unwrap()
}
fn one(record: &impl Record) -> Vec<Op> {
    vec![fact(record)]
}

#[test]
fn oversold_stock() {
    with_two_pcs(|here, there| {
        let place =
            |name: &str, kind: &str| put(K::Location, Id::named(name), &[("name", text(name)), ("kind", text(kind))]);
        here.write(vec![place("shop", "storage"), place("world", "customer")]);
        let goods = |name: &str, from: &str, to: &str, quantity: i32| StockMove {
            id: StockMoveId(Id::named(name)),
            item: ItemId(Id::named("item")),
            from_location: LocationId(Id::named(from)),
            to_location: LocationId(Id::named(to)),
            quantity: Quantity::from(quantity),
            document: None,
            document_line: None,
            return_of: None,
            branch: BranchId(Id::named("north")),
            moved_on: day(),
            moved_at_ms: Timestamp(0),
        };
        here.write(one(&goods("in", "world", "shop", 10)));
        here.write(one(&goods("out", "shop", "world", 8)));
        there.write(one(&goods("out too", "shop", "world", 5)));
        assert!(here.push().iter().all(|outcome| outcome.verdict == Verdict::Accepted));
        assert_eq!(there.push()[0].verdict, Verdict::WithIssues(vec![1]), "it stands, the goods have left");
        assert_eq!(waits(here), [IssueKind::Oversold]);
        assert_eq!(here.copy.rows.len(), 5);
        // The same push again does not count the goods again.
        there.send(&there.push_from(0)).unwrap();
        assert_eq!(waits(here), [IssueKind::Oversold]);
    });
}

#[test]
fn over_allocated_payment() {
    with_two_pcs(|here, there| {
        let claim = InstalmentId(Id::named("claim"));
        here.write(one(&Instalment {
            id: claim,
            document: DocumentId(Id::named("invoice")),
            position: 1,
            due_on: day(),
            amount_minor: 10_000,
            discount_until_on: None,
            discount_minor: 0,
            discount_tax: None,
        }));
        let paid = |name: &str, amount_minor: i64| Allocation {
            id: AllocationId(Id::named(name)),
            payment: Some(PaymentId(Id::named(name))),
            credit: None,
            instalment: Some(claim),
            refunded: None,
            allocated_on: day(),
            currency: eur(),
            amount_minor,
            discount_minor: 0,
            write_off_minor: 0,
            paid_minor: amount_minor,
            paid_book_minor: amount_minor,
            book_minor: amount_minor,
            exchange_minor: 0,
            reversal_of: None,
        };
        here.write(one(&paid("a", 6_000)));
        there.write(one(&paid("b", 6_000)));
        here.push();
        there.push();
        assert_eq!(waits(here), [IssueKind::OverAllocated]);
        let issue = here.copy.issues.values().next().unwrap();
        let said = |cell: &Option<Vec<u8>>| cell.as_ref().map(|cell| Cell::decode(cell).unwrap());
        assert_eq!((said(&issue.stands), said(&issue.other)), (Some(text("10000")), Some(text("12000"))));
    });
}

#[test]
fn entry_that_does_not_balance() {
    with_two_pcs(|here, _| {
        let entry = EntryId(Id::named("entry"));
        let head = EntryHead {
            id: entry,
            branch: BranchId(Id::named("north")),
            journal: Journal::General,
            booked_on: day(),
            document: None,
            payment: None,
            reversal_of: None,
            text: String::new(),
        };
        let side = |position: i64, debit_minor: i64, credit_minor: i64| EntryLineRow {
            id: EntryLineId(Id::named(&position.to_string())),
            entry,
            position,
            account: AccountId(Id::named("account")),
            debit_minor,
            credit_minor,
            currency: eur(),
            foreign_minor: None,
            foreign_currency: None,
            party: None,
            due_on: None,
            vat: None,
            rate: None,
        };
        here.write(vec![fact(&head), fact(&side(1, 500, 0)), fact(&side(2, 0, 499))]);
        here.push();
        assert_eq!(waits(here), [IssueKind::EntryUnbalanced]);
        assert_eq!(here.copy.rows.len(), 3, "a wrong fact is kept, marked and shown");
    });
}

#[test]
fn duplicate_sku_and_vat_id() {
    with_two_pcs(|here, there| {
        let item = |name: &str| put(K::Item, Id::named(name), &[("sku", text("AB-100")), ("name", text(name))]);
        here.write(vec![item("a")]);
        there.write(vec![item("b"), put(K::Party, Id::named("p"), &[("vat_id", text("DE 123"))])]);
        here.push();
        there.push();
        assert_eq!(waits(here), [IssueKind::Duplicate]);
        assert_eq!(here.copy.issues[&1].beside, Some(Id::named("a")), "both live");
        there.pull();
        there.write(vec![patch(K::Item, Id::named("b"), &[("sku", text("AB-101"))])]);
        there.push();
        assert!(waits(here).is_empty(), "whoever gives one of them another number has settled it");
    });
}

#[test]
fn two_devices_decide_the_same_quote() {
    with_two_pcs(|here, there| {
        let event = |name: &str, kind: &str| Op::Fact {
            table: K::DocumentEvent.wire(),
            id: Id::named(name),
            cells: support::cells(K::DocumentEvent, &[("document", bytes(Id::named("quote"))), ("kind", text(kind))]),
        };
        here.write(vec![event("yes", "accepted")]);
        there.write(vec![event("no", "declined")]);
        there.write(vec![event("yes too", "accepted")]);
        here.push();
        let verdicts: Vec<Verdict> = there.push().into_iter().map(|outcome| outcome.verdict).collect();
        assert_eq!(verdicts, [Verdict::Refused(Reason::Decided), Verdict::Accepted], "the first decision stands");
    });
}

#[test]
fn device_clock_wrong_by_a_year() {
    with_two_pcs(|here, there| {
        here.clock_ms += 365 * 24 * 3_600_000;
        here.write(vec![put(K::Party, Id::named("p"), &[("name", text("from the future"))])]);
        here.push();
        there.pull();
        there.write(vec![patch(K::Party, Id::named("p"), &[("name", text("today"))])]);
        there.push();
        assert_eq!(waits(here), [IssueKind::ClockOff]);
        assert_eq!(here.copy.cell(K::Party, Id::named("p"), "name"), Some(&text("today")), "it poisons nothing");
    });
}

/// A clerk, beside whoever made the firm.
fn people(role: ReadyRole, branch: Option<&str>) -> Vec<Op> {
    vec![person("user", ReadyRole::Administrator, None), person("clerk", role, branch)]
}

#[test]
fn a_right_ends_at_the_branch_of_its_person() {
    with_two_pcs(|office, till| {
        office.write(people(ReadyRole::Shop, Some("north")));
        office.push();
        till.pull();
        let payment = |name: &str, branch: &str| Payment {
            id: PaymentId(Id::named(name)),
            branch: BranchId(Id::named(branch)),
            party: None,
            method: PaymentMethod::Cash,
            paid_on: day(),
            currency: eur(),
            amount_minor: 100,
            exchange_rate: "1".parse().unwrap(),
            reference: String::new(),
            reversal_of: None,
        };
        till.write_as(Id::named("clerk"), one(&payment("here", "north")));
        till.write_as(Id::named("clerk"), one(&payment("there", "south")));
        let verdicts: Vec<Verdict> = till.push().into_iter().map(|outcome| outcome.verdict).collect();
        assert_eq!(verdicts, [Verdict::Accepted, Verdict::WithIssues(vec![1])]);
        assert_eq!(waits(office), [IssueKind::NotAllowed]);
        assert_eq!(office.copy.rows.len(), 4, "the money was taken: it stands, and is shown");
    });
}

#[test]
fn rights_taken_while_offline() {
    with_two_pcs(|office, shop| {
        office.write(people(ReadyRole::Manager, None));
        office.push();
        shop.pull();
        let clerk = Id::named("clerk");
        shop.write_as(clerk, vec![put(K::Item, Id::named("i"), &[("sku", text("A-1"))])]);
        assert_eq!(shop.push()[0].verdict, Verdict::Accepted);
        office.write(vec![patch(K::User, clerk, &[("role", text("shop"))])]);
        office.push();
        shop.write_as(clerk, vec![patch(K::Item, Id::named("i"), &[("sku", text("A-2"))])]);
        shop.write_as(clerk, vec![patch(K::User, clerk, &[("role", text("administrator"))])]);
        let verdicts: Vec<Verdict> = shop.push().into_iter().map(|outcome| outcome.verdict).collect();
        assert_eq!(verdicts, [Verdict::Refused(Reason::NotAllowed), Verdict::Refused(Reason::NotAllowed)]);
        office.pull();
        assert_eq!(office.copy.cell(K::Item, Id::named("i"), "sku"), Some(&text("A-1")));
        assert_eq!(office.copy.cell(K::User, clerk, "role"), Some(&text("shop")));
    });
}
