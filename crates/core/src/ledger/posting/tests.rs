//! What events post, line by line, on the neutral chart; and that whatever happens, the trial balance is nothing.

use proptest::prelude::*;

use super::*;
use crate::company::ChartName;
use crate::decimal::{Quantity, Rate, Rounding, UnitPrice};
use crate::entity::{InstalmentId, StockMoveId};
use crate::fault::Code;
use crate::id::Id;
use crate::language::Language;
use crate::ledger::{Account, AccountRole, Accounts, Chart, Entry, Side, TaxKey, TrialBalance};
use crate::money::{Currency, Money};
use crate::payment::{Choice, Claim, Funds, Plan, settle_by_hand, settle_oldest_first};
use crate::stock::{CostMethod, CostState, MoveKind, Origin};
use crate::tax::VatCategory;
use crate::terms::DiscountTax;
use crate::time::LocalDate;

fn day() -> LocalDate {
    "2026-03-01".parse().unwrap()
}
fn money(text: &str, currency: &str) -> Money {
    Money::round(text.parse().unwrap(), Currency::new(currency).unwrap(), Rounding::HalfUp).unwrap()
}
fn eur(text: &str) -> Money {
    money(text, "EUR")
}
fn vat(rate: i32) -> TaxKey {
    TaxKey { category: VatCategory::Standard, rate: Rate::from(rate) }
}
fn sold(rate: i32, net: Money, tax: Money) -> TaxedAmount {
    TaxedAmount::new(AccountRole::Revenue, vat(rate), net, tax)
}
fn chart(name: ChartName) -> (Vec<Account>, Accounts) {
    let open = Chart::load(name).unwrap().open(Language::En);
    let accounts = Accounts::new(&open);
    (open, accounts)
}
fn sale<'a>(parts: &'a [TaxedAmount], instalments: &'a [(LocalDate, Money)]) -> InvoicePosting<'a> {
    let rounding = Money::zero(parts.first().map_or(Currency::EUR, |part| part.net.currency));
    InvoicePosting {
        trade: Trade::Sales,
        on: day(),
        party: None,
        company: Currency::EUR,
        exchange_rate: Rate::from(1),
        parts,
        rounding,
        deductions: &[],
        instalments,
        tax_deferred: false,
    }
}

/// `1200 D 119.00 | 4000 C 100.00 | …`
fn shown(entry: &Entry, open: &[Account]) -> String {
    let line = |line: &crate::ledger::EntryLine| {
        let code = &open.iter().find(|account| account.id == line.account).unwrap().code;
        let side = if line.side == Side::Debit { "D" } else { "C" };
        format!("{code} {side} {}", line.amount.to_decimal())
    };
    entry.lines().iter().map(line).collect::<Vec<_>>().join(" | ")
}

fn check(entry: Option<Entry>, expect: &str) {
    let (open, _) = chart(ChartName::Neutral);
    assert_eq!(shown(&entry.unwrap(), &open), expect);
}

#[test]
fn an_invoice_and_its_credit_note() {
    let (_, accounts) = chart(ChartName::Neutral);
    let parts = [sold(19, eur("100"), eur("19")), sold(7, eur("50"), eur("3.50"))];
    let due = [(day(), eur("100")), (day(), eur("72.50"))];
    let entry = post_invoice(&sale(&parts, &due), &accounts).unwrap();
    check(entry, "1200 D 100.00 | 1200 D 72.50 | 4000 C 100.00 | 2200 C 19.00 | 4000 C 50.00 | 2200 C 3.50");
    let back = [sold(19, eur("-100"), eur("-19"))];
    let entry = post_invoice(&sale(&back, &[(day(), eur("-119"))]), &accounts).unwrap();
    check(entry, "1200 C 119.00 | 4000 D 100.00 | 2200 D 19.00");
}

#[test]
fn the_chart_decides_on_the_accounts() {
    let parts = [sold(19, eur("100"), eur("19")), sold(7, eur("50"), eur("3.50"))];
    let due = [(day(), eur("172.50"))];
    for (name, expect) in [
        (ChartName::Skr03, "1400 D 172.50 | 8400 C 100.00 | 1776 C 19.00 | 8300 C 50.00 | 1771 C 3.50"),
        (ChartName::Skr04, "1200 D 172.50 | 4400 C 100.00 | 3806 C 19.00 | 4300 C 50.00 | 3801 C 3.50"),
        (ChartName::Pl, "200 D 172.50 | 730 C 100.00 | 222 C 19.00 | 730 C 50.00 | 222 C 3.50"),
    ] {
        let (open, accounts) = chart(name);
        let entry = post_invoice(&sale(&parts, &due), &accounts).unwrap().unwrap();
        assert_eq!(shown(&entry, &open), expect);
        assert_eq!(entry.lines()[1].tax, Some(vat(19)));
    }
}

#[test]
fn an_invoice_of_nothing_posts_nothing_and_a_wrong_one_is_refused() {
    let (_, accounts) = chart(ChartName::Neutral);
    let free = [sold(19, eur("0"), eur("0"))];
    assert_eq!(post_invoice(&sale(&free, &[(day(), eur("0"))]), &accounts).unwrap(), None);
    let parts = [sold(19, eur("100"), eur("19"))];
    for due in [vec![], vec![(day(), eur("118.99"))]] {
        assert_eq!(post_invoice(&sale(&parts, &due), &accounts).unwrap_err().code, Code::Unbalanced);
    }
}

#[test]
fn cash_rounding_has_its_own_line() {
    let (_, accounts) = chart(ChartName::Neutral);
    let parts = [sold(15, eur("999.99"), eur("150.00"))];
    let due = [(day(), eur("1150.00"))];
    let rounded = InvoicePosting { rounding: eur("0.01"), ..sale(&parts, &due) };
    check(post_invoice(&rounded, &accounts).unwrap(), "1200 D 1150.00 | 4000 C 999.99 | 2200 C 150.00 | 6100 C 0.01");
}

#[test]
fn a_bill_for_received_goods_under_reverse_charge() {
    let (_, accounts) = chart(ChartName::Neutral);
    let part = TaxedAmount {
        role: AccountRole::GoodsReceivedNotInvoiced,
        self_assessed: eur("21"),
        ..TaxedAmount::untaxed(AccountRole::GoodsReceivedNotInvoiced, eur("100"))
    };
    let parts =
        [TaxedAmount { tax: Some(TaxKey { category: VatCategory::ReverseCharge, rate: Rate::from(21) }), ..part }];
    let bill = InvoicePosting { trade: Trade::Purchase, ..sale(&parts, &[]) };
    let due = [(day(), eur("100"))];
    let entry = post_invoice(&InvoicePosting { instalments: &due, ..bill }, &accounts).unwrap();
    check(entry, "2000 C 100.00 | 2050 D 100.00 | 1500 D 21.00 | 2200 C 21.00");
}

#[test]
fn a_foreign_invoice_balances_and_its_tax_stays_what_it_is() {
    let (_, accounts) = chart(ChartName::Neutral);
    let usd = |text| money(text, "USD");
    let parts = [sold(10, usd("0.05"), usd("0.01")), sold(10, usd("0.05"), usd("0.01"))];
    let due = [(day(), usd("0.12"))];
    let invoice = InvoicePosting { exchange_rate: "0.9".parse().unwrap(), ..sale(&parts, &due) };
    let entry = post_invoice(&invoice, &accounts).unwrap().unwrap();
    assert_eq!(entry.lines()[0].foreign, Some(usd("0.12")));
    check(Some(entry), "1200 D 0.11 | 4000 C 0.04 | 2200 C 0.01 | 4000 C 0.05 | 2200 C 0.01");
}

#[test]
fn a_prepayment_is_taxed_when_it_is_paid_and_taken_off_at_the_end() {
    let (_, accounts) = chart(ChartName::Neutral);
    let advance = [prepayment_part(vat(19), eur("100"), eur("19"))];
    let advance_due = [(day(), eur("119"))];
    let first = InvoicePosting { tax_deferred: true, ..sale(&advance, &advance_due) };
    let first = post_invoice(&first, &accounts).unwrap().unwrap();
    check(Some(first.clone()), "1200 D 119.00 | 2100 C 100.00 | 2250 C 19.00");
    let taxed = post_tax_due(day(), &[(vat(19), eur("19"))], &accounts).unwrap().unwrap();
    check(Some(taxed.clone()), "2250 D 19.00 | 2200 C 19.00");
    let parts = [sold(19, eur("300"), eur("57"))];
    let deductions = [Deduction { part: advance[0], exchange_rate: Rate::from(1) }];
    let due = [(day(), eur("238"))];
    let last =
        post_invoice(&InvoicePosting { deductions: &deductions, ..sale(&parts, &due) }, &accounts).unwrap().unwrap();
    check(Some(last.clone()), "1200 D 238.00 | 4000 C 300.00 | 2200 C 57.00 | 2100 D 100.00 | 2200 D 19.00");
    let balance = TrialBalance::of(Currency::EUR, [&first, &taxed, &last]).unwrap();
    let of = |role| balance.balance(accounts.find(role, None).unwrap()).unwrap();
    assert_eq!(of(AccountRole::VatOutput), eur("-57"), "the tax of the whole, once");
    assert!(of(AccountRole::PrepaymentsReceived).is_zero() && of(AccountRole::VatOutputDeferred).is_zero());
}

#[test]
fn the_tax_of_a_prepayment_falls_due_with_the_money() {
    let advance = [prepayment_part(vat(19), eur("100"), eur("19"))];
    let steps = [("0", "39.67", "6.33"), ("39.67", "79.34", "6.34"), ("79.34", "119", "6.33"), ("119", "0", "-19")];
    for (before, after, due) in steps {
        assert_eq!(tax_due(&advance, eur(before), eur(after)).unwrap(), [(vat(19), eur(due))], "{before} to {after}");
    }
    assert_eq!(tax_due(&advance, eur("0"), eur("0")).unwrap(), []);
}

#[test]
fn a_prepayment_at_another_rate_leaves_an_exchange_difference() {
    let (_, accounts) = chart(ChartName::Neutral);
    let usd = |text| money(text, "USD");
    let parts = [sold(0, usd("300"), usd("0"))];
    let deductions =
        [Deduction { part: prepayment_part(vat(0), usd("100"), usd("0")), exchange_rate: "0.8".parse().unwrap() }];
    let due = [(day(), usd("200"))];
    let invoice =
        InvoicePosting { deductions: &deductions, exchange_rate: "0.9".parse().unwrap(), ..sale(&parts, &due) };
    check(post_invoice(&invoice, &accounts).unwrap(), "1200 D 180.00 | 4000 C 270.00 | 2100 D 80.00 | 6200 D 10.00");
}

fn claim(open: Money, book: Money) -> Claim {
    Claim { instalment: InstalmentId::default(), due_on: day(), open, book, discount: None }
}
fn paid(funds: Funds, claim: Claim, choice: Choice) -> Plan {
    settle_by_hand(funds, &[claim], &[choice]).unwrap()
}
fn bank(amount: Money, book: Money, settlements: &[SettledClaim<'_>], trade: Trade) -> Option<Entry> {
    let (_, accounts) = chart(ChartName::Neutral);
    let receipt =
        PaymentPosting { trade, on: day(), party: None, account: AccountRole::Bank, amount, book, settlements };
    post_payment(&receipt, &accounts).unwrap()
}
fn settling<'a>(plan: &'a Plan, discount: &'a [TaxedAmount]) -> [SettledClaim<'a>; 1] {
    [SettledClaim { settled: &plan.settled[0], discount, exchange_rate: Rate::from(1) }]
}
fn invoice_id() -> InstalmentId {
    InstalmentId::default()
}

#[test]
fn py01_the_write_off_has_its_own_line() {
    let choice = Choice::pay(invoice_id(), eur("99")).giving_up(eur("1"));
    let plan = paid(Funds::of(eur("99")), claim(eur("100"), eur("100")), choice);
    let entry = bank(eur("99"), eur("99"), &settling(&plan, &[]), Trade::Sales);
    check(entry, "1100 D 99.00 | 1200 C 99.00 | 1200 C 1.00 | 6000 D 1.00");
}

#[test]
fn py04_an_overpayment_is_written_off_or_stays_as_credit() {
    let choice = Choice::pay(invoice_id(), eur("110")).giving_up(eur("-10"));
    let plan = paid(Funds::of(eur("110")), claim(eur("100"), eur("100")), choice);
    let entry = bank(eur("110"), eur("110"), &settling(&plan, &[]), Trade::Sales);
    check(entry, "1100 D 110.00 | 1200 C 110.00 | 1200 D 10.00 | 4900 C 10.00");
    let plan = paid(Funds::of(eur("110")), claim(eur("100"), eur("100")), Choice::pay(invoice_id(), eur("100")));
    let entry = bank(eur("110"), eur("110"), &settling(&plan, &[]), Trade::Sales);
    check(entry, "1100 D 110.00 | 1200 C 100.00 | 1200 C 10.00");
}

#[test]
fn py12_the_discount_corrects_the_tax() {
    let invoiced = [sold(18, eur("200"), eur("36"))];
    let split = split_discount(eur("50"), &invoiced, DiscountTax::ReducedWhenTaken, Trade::Sales).unwrap();
    assert_eq!((split[0].net, split[0].vat), (eur("42.37"), eur("7.63")));
    let choice = Choice::pay(invoice_id(), eur("186")).less(eur("50"));
    let plan = paid(Funds::of(eur("186")), claim(eur("236"), eur("236")), choice);
    let entry = bank(eur("186"), eur("186"), &settling(&plan, &split), Trade::Sales);
    check(entry, "1100 D 186.00 | 1200 C 186.00 | 1200 C 50.00 | 4500 D 42.37 | 2200 D 7.63");
    let late = paid(Funds::of(eur("236")), claim(eur("236"), eur("236")), Choice::pay(invoice_id(), eur("236")));
    check(bank(eur("236"), eur("236"), &settling(&late, &[]), Trade::Sales), "1100 D 236.00 | 1200 C 236.00");
}

#[test]
fn a_discount_over_two_rates_adds_up() {
    let invoiced = [sold(19, eur("100"), eur("19")), sold(7, eur("100"), eur("7"))];
    let split = split_discount(eur("4.53"), &invoiced, DiscountTax::ReducedWhenTaken, Trade::Sales).unwrap();
    let amounts: Vec<_> = split.iter().map(|part| (part.net, part.vat)).collect();
    assert_eq!(amounts, [(eur("2.01"), eur("0.38")), (eur("2.00"), eur("0.14"))]);
}

#[test]
fn py14_the_tax_is_not_corrected_twice() {
    let invoiced = [sold(15, eur("1000"), eur("135.05"))];
    let split = split_discount(eur("100"), &invoiced, DiscountTax::AlwaysReduced, Trade::Sales).unwrap();
    assert_eq!((split.len(), split[0].net, split[0].vat), (1, eur("100"), eur("0")));
}

#[test]
fn py15_a_batch_paid_early() {
    let (_, accounts) = chart(ChartName::Neutral);
    let offer = |amount| Some(crate::terms::DiscountOffer { until_on: day(), amount });
    let named = |name: &str| InstalmentId(Id::named(name));
    let claims = [
        Claim { instalment: named("one"), discount: offer(eur("100")), ..claim(eur("1000"), eur("1000")) },
        Claim { instalment: named("two"), discount: offer(eur("200")), ..claim(eur("2000"), eur("2000")) },
    ];
    let plan = settle_oldest_first(Funds::of(eur("2700")), &claims, day()).unwrap();
    let settle = |settled| SettledClaim { settled, discount: &[], exchange_rate: Rate::from(1) };
    let settlements: Vec<_> = plan.settled.iter().map(settle).collect();
    let entry = bank(eur("2700"), eur("2700"), &settlements, Trade::Sales).unwrap();
    let balance = TrialBalance::of(Currency::EUR, [&entry]).unwrap();
    for (role, amount) in
        [(AccountRole::Bank, "2700"), (AccountRole::DiscountGranted, "300"), (AccountRole::Receivable, "-3000")]
    {
        assert_eq!(balance.balance(accounts.find(role, None).unwrap()).unwrap(), eur(amount), "{role:?}");
    }
}

#[test]
fn py18_an_exchange_loss_and_a_gain() {
    let usd = |text| money(text, "USD");
    let pay = Choice::pay(invoice_id(), usd("20"));
    for (book, expect) in [
        ("900", "1100 D 900.00 | 1200 C 1000.00 | 6200 D 100.00"),
        ("1100", "1100 D 1100.00 | 1200 C 1000.00 | 4700 C 100.00"),
    ] {
        let funds = Funds { amount: usd("20"), paid: eur(book), book: eur(book) };
        let plan = paid(funds, claim(usd("100"), eur("5000")), pay);
        let entry = bank(eur(book), eur(book), &settling(&plan, &[]), Trade::Sales).unwrap();
        assert_eq!(entry.lines()[1].foreign, Some(usd("20")));
        check(Some(entry), expect);
    }
}

#[test]
fn paying_a_supplier_is_the_same_the_other_way() {
    let invoiced = [TaxedAmount::new(AccountRole::Purchases, vat(19), eur("-100"), eur("-19"))];
    let split = split_discount(eur("-3.57"), &invoiced, DiscountTax::ReducedWhenTaken, Trade::Purchase).unwrap();
    let choice = Choice::pay(invoice_id(), eur("-115.43")).less(eur("-3.57"));
    let plan = paid(Funds::of(eur("-115.43")), claim(eur("-119"), eur("-119")), choice);
    let entry = bank(eur("-115.43"), eur("-115.43"), &settling(&plan, &split), Trade::Purchase);
    check(entry, "1100 C 115.43 | 2000 D 115.43 | 2000 D 3.57 | 4600 C 3.00 | 1500 C 0.57");
}

#[test]
fn a_credit_note_is_used_up_without_money() {
    let (_, accounts) = chart(ChartName::Neutral);
    let usd = |text| money(text, "USD");
    let plan =
        paid(Funds::foreign(usd("10"), eur("8")), claim(usd("100"), eur("90")), Choice::pay(invoice_id(), usd("10")));
    let entry = post_offset(day(), Trade::Sales, None, &settling(&plan, &[])[0], &accounts).unwrap();
    check(entry, "1200 D 8.00 | 1200 C 9.00 | 6200 D 1.00");
}

fn received(state: &mut CostState, number: i32, quantity: i32, cost: i32) -> crate::stock::Receipt {
    state.receive(StockMoveId(Id::named(&number.to_string())), Quantity::from(quantity), UnitPrice::from(cost)).unwrap()
}

#[test]
fn goods_in_and_out_at_cost() {
    let (_, accounts) = chart(ChartName::Neutral);
    let mut state = CostState::new(CostMethod::Fifo, Currency::EUR);
    let receipt = received(&mut state, 1, 1, 5);
    let post = |events: &[GoodsEvent<'_>]| post_goods(day(), events, &accounts).unwrap();
    check(post(&[GoodsEvent::In(MoveKind::Receipt, &receipt)]), "1300 D 5.00 | 2050 C 5.00");
    check(post(&[GoodsEvent::Out(MoveKind::Delivery, eur("5"))]), "1300 C 5.00 | 5000 D 5.00");
    check(post(&[GoodsEvent::Out(MoveKind::Loss, eur("5"))]), "1300 C 5.00 | 5300 D 5.00");
    check(post(&[GoodsEvent::In(MoveKind::Gain, &receipt)]), "1300 D 5.00 | 4800 C 5.00");
    check(post(&[GoodsEvent::In(MoveKind::CustomerReturn, &receipt)]), "1300 D 5.00 | 5000 C 5.00");
    check(post(&[GoodsEvent::Opening(&receipt)]), "1300 D 5.00 | 3900 C 5.00");
    check(post(&[GoodsEvent::OpeningBack(eur("5.00"))]), "1300 C 5.00 | 3900 D 5.00");
    check(post(&[GoodsEvent::DropShip(eur("100"))]), "5000 D 100.00 | 2050 C 100.00");
    let wrong = post_goods(day(), &[GoodsEvent::Out(MoveKind::Transfer, eur("5"))], &accounts).unwrap_err();
    assert_eq!(wrong.code, Code::NotAChoice);
    // ST32: two left, one was there at 5; the next two cost 2 each and settle the missing one.
    state.issue(StockMoveId::default(), Quantity::from(2)).unwrap();
    let late = received(&mut state, 2, 2, 2);
    check(post(&[GoodsEvent::In(MoveKind::Receipt, &late)]), "1300 D 4.00 | 2050 C 4.00 | 1300 D 3.00 | 5000 C 3.00");
}

#[test]
fn a_supplier_return_and_a_revaluation() {
    let (_, accounts) = chart(ChartName::Neutral);
    let mut state = CostState::new(CostMethod::Fifo, Currency::EUR);
    received(&mut state, 1, 1, 10);
    received(&mut state, 2, 1, 20);
    state.issue(StockMoveId::default(), Quantity::from(1)).unwrap();
    let receipt = StockMoveId(Id::named("2"));
    let revalued = state.revalue(receipt, Quantity::from(2), eur("6")).unwrap();
    let entry = post_revaluation(day(), &revalued, AccountRole::GoodsReceivedNotInvoiced, &accounts).unwrap();
    check(entry, "1300 D 3.00 | 5000 D 3.00 | 2050 C 6.00");
    let origin = Origin::of(StockMoveId(Id::named("1")), Quantity::from(1), eur("10"));
    let back = state.supplier_return(StockMoveId::default(), &origin, Quantity::from(1)).unwrap();
    let entry = post_goods(day(), &[GoodsEvent::Returned(&back)], &accounts).unwrap();
    check(entry, "2050 D 10.00 | 5200 D 13.00 | 1300 C 23.00");
}

proptest! {
    /// I7: every entry balances, and what the stock is worth is what stands on the inventory account.
    #[test]
    fn stock_value_is_the_inventory_account(steps in prop::collection::vec((any::<bool>(), 1..50_i32, 0..500_i32), 1..40)) {
        let (_, accounts) = chart(ChartName::Neutral);
        let mut state = CostState::new(CostMethod::MovingAverage, Currency::EUR);
        let mut entries = Vec::new();
        for (number, (incoming, quantity, cost)) in (0..).zip(steps) {
            let entry = if incoming {
                let receipt = received(&mut state, number, quantity, cost);
                post_goods(day(), &[GoodsEvent::In(MoveKind::Receipt, &receipt)], &accounts)
            } else {
                let issue = state.issue(StockMoveId(Id::named(&number.to_string())), Quantity::from(quantity)).unwrap();
                post_goods(day(), &[GoodsEvent::Out(MoveKind::Delivery, issue.value)], &accounts)
            };
            entries.extend(entry.unwrap());
            let balance = TrialBalance::of(Currency::EUR, &entries).unwrap();
            let inventory = accounts.find(AccountRole::Inventory, None).unwrap();
            prop_assert_eq!(balance.balance(inventory).unwrap(), state.value);
            prop_assert!(balance.total().unwrap().is_zero());
        }
    }

    /// Any invoice in any currency, paid with any discount, write-off and rate, balances; the claim is gone in the end.
    #[test]
    fn invoices_and_payments_balance(
        parts in prop::collection::vec((-50_000_i64..50_000, 0..30_i32), 1..6),
        rate in 1_i64..4_000_000,
        paid_rate in 1_i64..4_000_000,
        discount_percent in 0_i64..10,
        write_off in 0_i64..10,
    ) {
        let (_, accounts) = chart(ChartName::Skr03);
        let usd = Currency::new("USD").unwrap();
        let at = |rate| Rate::new(rust_decimal::Decimal::new(rate, 6)).unwrap();
        let parts: Vec<_> = parts.into_iter().map(|(net, percent)| {
            sold(percent, Money::new(net, usd), Money::new(net * i64::from(percent) / 100, usd))
        }).collect();
        let gross = parts.iter().map(|part| part.net.minor + part.vat.minor).sum::<i64>();
        let gross = Money::new(gross, usd);
        let halves = gross.allocate(&[rust_decimal::Decimal::ONE, rust_decimal::Decimal::TWO]);
        let due = [(day(), halves[0]), (day(), halves[1])];
        let invoice = post_invoice(&InvoicePosting { exchange_rate: at(rate), ..sale(&parts, &due) }, &accounts).unwrap();
        let receivable = accounts.find(AccountRole::Receivable, None).unwrap();
        let mut entries: Vec<Entry> = invoice.into_iter().collect();
        let book = TrialBalance::of(Currency::EUR, &entries).unwrap().balance(receivable).unwrap();
        prop_assert_eq!(book, super::invoice::convert(gross, at(rate), Currency::EUR).unwrap());

        let discount = Money::new(gross.minor * discount_percent / 100, usd);
        let rest = gross.minus(discount).unwrap();
        let write_off = Money::new(write_off.min(rest.minor.abs()) * rest.minor.signum(), usd);
        let amount = rest.minus(write_off).unwrap();
        if !gross.is_zero() {
            let funds = Funds::foreign(amount, super::invoice::convert(amount, at(paid_rate), Currency::EUR).unwrap());
            let choice = Choice::pay(invoice_id(), amount).less(discount).giving_up(write_off);
            let plan = paid(funds, claim(gross, book), choice);
            let split = split_discount(discount, &parts, DiscountTax::ReducedWhenTaken, Trade::Sales).unwrap();
            let settlement = SettledClaim { settled: &plan.settled[0], discount: &split, exchange_rate: at(rate) };
            let receipt = PaymentPosting {
                trade: Trade::Sales, on: day(), party: None, account: AccountRole::Bank,
                amount: funds.amount, book: funds.book, settlements: &[settlement],
            };
            entries.extend(post_payment(&receipt, &accounts).unwrap());
        }
        let balance = TrialBalance::of(Currency::EUR, &entries).unwrap();
        prop_assert!(balance.total().unwrap().is_zero());
        prop_assert!(balance.balance(receivable).unwrap().is_zero());
    }
}
