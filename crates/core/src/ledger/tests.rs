//! Entries, charts, locks and the trial balance.

use super::*;
use crate::company::ChartName;
use crate::decimal::Rate;
use crate::entity::{AccountId, BranchId, EntryId, EntryLineId, PeriodLockId};
use crate::fault::Code;
use crate::id::Id;
use crate::language::Language;
use crate::money::{Currency, Money};
use crate::tax::VatCategory;
use crate::text_enum::TextEnum;
use crate::time::LocalDate;

fn on(text: &str) -> LocalDate {
    text.parse().unwrap()
}
fn account(name: &str) -> AccountId {
    AccountId(Id::named(name))
}
fn line(name: &str, side: Side, minor: i64) -> EntryLine {
    let amount = Money::new(minor, Currency::EUR);
    EntryLine { account: account(name), side, amount, foreign: None, party: None, due_on: None, tax: None }
}
fn key(category: VatCategory, rate: i32) -> Option<TaxKey> {
    Some(TaxKey { category, rate: Rate::from(rate) })
}

#[test]
fn an_entry_cannot_be_made_unbalanced() {
    use Side::{Credit, Debit};
    let day = on("2026-01-01");
    let foreign = EntryLine { amount: Money::new(1, Currency::new("USD").unwrap()), ..line("b", Credit, 1) };
    for (lines, code) in [
        (vec![], Code::NoLines),
        (vec![line("a", Debit, 1)], Code::Unbalanced),
        (vec![line("a", Debit, 2), line("b", Credit, 1)], Code::Unbalanced),
        (vec![line("a", Debit, 0), line("b", Credit, 0)], Code::NotPositive),
        (vec![line("a", Debit, -1), line("b", Credit, -1)], Code::NotPositive),
        (vec![line("a", Debit, 1), foreign], Code::CurrencyMismatch),
    ] {
        assert_eq!(Entry::balanced(day, lines.clone()).unwrap_err().code, code, "{lines:?}");
    }
    let fault = Entry::balanced(day, vec![line("a", Debit, 250), line("b", Credit, 1)]).unwrap_err();
    assert_eq!((fault.params["debit"].as_str(), fault.params["credit"].as_str()), ("2.50", "0.01"));
}

#[test]
fn an_entry_cannot_be_read_unbalanced() {
    let good = Entry::balanced(on("2026-01-01"), vec![line("a", Side::Debit, 5), line("b", Side::Credit, 5)]).unwrap();
    let text = serde_json::to_string(&good).unwrap();
    assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), good);
    let bad = text.replacen("\"minor\":5", "\"minor\":6", 1);
    assert!(serde_json::from_str::<Entry>(&bad).unwrap_err().to_string().contains("unbalanced"));
}

#[test]
fn a_reversal_is_the_mirror_and_leaves_nothing() {
    let entry = Entry::balanced(on("2026-01-01"), vec![line("a", Side::Debit, 5), line("b", Side::Credit, 5)]).unwrap();
    let back = entry.reversed(on("2026-01-02"));
    assert_eq!((back.lines()[0].side, back.booked_on()), (Side::Credit, on("2026-01-02")));
    let balance = TrialBalance::of(Currency::EUR, [&entry, &back]).unwrap();
    assert!(balance.balance(account("a")).unwrap().is_zero() && balance.total().unwrap().is_zero());
    assert_eq!(balance.accounts[&account("a")].debit, Money::new(5, Currency::EUR));
}

#[test]
fn lines_are_kept_with_one_side() {
    let entry = Entry::balanced(on("2026-01-01"), vec![line("a", Side::Debit, 5), line("b", Side::Credit, 5)]).unwrap();
    let rows = entry.rows(EntryId::default(), EntryLineId::default);
    assert_eq!(
        rows.iter().map(|row| (row.position, row.debit_minor, row.credit_minor)).collect::<Vec<_>>(),
        [(0, 5, 0), (1, 0, 5)]
    );
}

#[test]
fn every_chart_has_an_account_for_every_role() {
    for name in ChartName::ALL {
        let chart = Chart::load(*name).unwrap();
        let open = chart.open(Language::En);
        let accounts = Accounts::new(&open);
        for role in AccountRole::ALL {
            assert!(accounts.find(*role, None).is_ok(), "{name:?} {role:?}");
        }
        let mut codes: Vec<_> = open.iter().map(|account| &account.code).collect();
        assert!(codes.is_sorted(), "{name:?}");
        codes.dedup();
        assert_eq!(codes.len(), open.len(), "{name:?}");
        let mut purposes: Vec<_> =
            open.iter().filter(|account| account.role.is_some()).map(|a| (a.role, a.vat, a.rate)).collect();
        purposes.sort_unstable();
        let all = purposes.len();
        purposes.dedup();
        assert_eq!(purposes.len(), all, "{name:?}: two accounts for one purpose");
    }
}

#[test]
fn the_tax_finds_its_account() {
    use VatCategory as V;
    for (chart, role, tax, code) in [
        (ChartName::Skr03, AccountRole::Revenue, key(V::Standard, 19), "8400"),
        (ChartName::Skr03, AccountRole::Revenue, key(V::Standard, 7), "8300"),
        (ChartName::Skr03, AccountRole::Revenue, key(V::Standard, 16), "8200"),
        (ChartName::Skr03, AccountRole::Revenue, key(V::IntraCommunity, 0), "8125"),
        (ChartName::Skr03, AccountRole::VatOutput, key(V::Standard, 19), "1776"),
        (ChartName::Skr03, AccountRole::VatInput, key(V::Standard, 7), "1571"),
        (ChartName::Skr03, AccountRole::PriceDifference, None, "3960"),
        (ChartName::Skr04, AccountRole::Revenue, key(V::Standard, 19), "4400"),
        (ChartName::Skr04, AccountRole::Revenue, key(V::Export, 0), "4120"),
        (ChartName::Skr04, AccountRole::VatOutput, key(V::Standard, 7), "3801"),
        (ChartName::Skr04, AccountRole::Receivable, key(V::Standard, 19), "1200"),
        (ChartName::Pl, AccountRole::Revenue, key(V::Standard, 23), "730-1"),
        (ChartName::Pl, AccountRole::VatOutput, key(V::Standard, 8), "222-2"),
        (ChartName::Neutral, AccountRole::VatOutput, key(V::Standard, 12), "2200"),
    ] {
        let open = Chart::load(chart).unwrap().open(Language::De);
        let found = Accounts::new(&open).find(role, tax).unwrap();
        let found = open.iter().find(|account| account.id == found).unwrap();
        assert_eq!(found.code, code, "{chart:?} {role:?} {tax:?}");
    }
    assert_eq!(Accounts::default().find(AccountRole::Bank, None).unwrap_err().code, Code::UnknownAccount);
}

#[test]
fn a_chart_speaks_its_languages() {
    let names = |chart, language| {
        Chart::load(chart).unwrap().open(language).into_iter().map(|account| account.name).collect::<Vec<_>>()
    };
    assert!(names(ChartName::Skr03, Language::De).contains(&"Erlöse 19 % USt".to_owned()));
    assert!(names(ChartName::Pl, Language::Pl).contains(&"Towary".to_owned()));
    assert_eq!(names(ChartName::Pl, Language::Ru), names(ChartName::Pl, Language::En));
    let again = Chart::load(ChartName::Skr04).unwrap().open(Language::En);
    assert_eq!(again[0].id, Chart::load(ChartName::Skr04).unwrap().open(Language::De)[0].id, "the same on every PC");
}

#[test]
fn damaged_chart_data_is_refused_with_its_line() {
    let head = "code;type;role;category;rate;en;de\n";
    for (line, number) in [
        ("1;asset;cash;;;Cash", "2"),
        ("1;assets;cash;;;Cash;Kasse", "2"),
        ("1;asset;till;;;Cash;Kasse", "2"),
        ("1;asset;cash;X;;Cash;Kasse", "2"),
        ("1;asset;cash;S;a;Cash;Kasse", "2"),
        (";asset;cash;;;Cash;Kasse", "2"),
        ("# comment\n1;asset", "3"),
    ] {
        let fault = Chart::parse(ChartName::Neutral, &format!("{head}{line}")).unwrap_err();
        assert_eq!((fault.code, fault.params["line"].as_str()), (Code::BadFormat, number), "{line}");
    }
    assert!(Chart::parse(ChartName::Neutral, "").is_err() && Chart::parse(ChartName::Neutral, "code;type").is_err());
}

#[test]
fn a_closed_period_refuses_by_area_and_branch() {
    let (here, there) = (BranchId(Id::named("here")), BranchId(Id::named("there")));
    let lock =
        |area, branch, until: &str| PeriodLock { id: PeriodLockId::default(), area, branch, until_on: on(until) };
    let locks = [
        lock(LockArea::All, None, "2025-12-31"),
        lock(LockArea::Sales, None, "2026-01-31"),
        lock(LockArea::Sales, Some(here), "2026-02-28"),
    ];
    for (area, branch, day, until) in [
        (LockArea::Stock, here, "2025-12-31", Some("2025-12-31")),
        (LockArea::Stock, here, "2026-01-01", None),
        (LockArea::Sales, here, "2026-02-28", Some("2026-02-28")),
        (LockArea::Sales, here, "2026-03-01", None),
        (LockArea::Sales, there, "2026-02-01", None),
        (LockArea::Sales, there, "2025-01-01", Some("2026-01-31")),
    ] {
        let found =
            check_period(&locks, area, branch, on(day)).err().map(|fault| (fault.code, fault.params["until"].clone()));
        assert_eq!(found, until.map(|until| (Code::PeriodClosed, until.to_owned())), "{area:?} {day}");
    }
    assert_eq!(check_period(&[], LockArea::Sales, here, on("1999-01-01")), Ok(()));
}
