//! Acceptance cases ST of CASES.md, and the invariants of the costing engine over random histories.

use std::collections::VecDeque;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::decimal::{Quantity, UnitPrice};
use crate::entity::{LocationId, StockMoveId};
use crate::fault::Code;
use crate::id::Id;
use crate::money::{Currency, Money};

fn qty(text: &str) -> Quantity {
    text.parse().unwrap()
}
fn price(text: &str) -> UnitPrice {
    text.parse().unwrap()
}
fn eur(text: &str) -> Money {
    Money::round(text.parse().unwrap(), Currency::EUR, crate::decimal::Rounding::HalfUp).unwrap()
}
fn move_id(number: usize) -> StockMoveId {
    StockMoveId(Id::named(&format!("move {number}")))
}

/// One step of a history: `in 10@20`, `out 3`, `fifo`, `average`.
fn play(state: &mut CostState, steps: &str) -> Vec<Money> {
    let mut out = Vec::new();
    for (number, step) in steps.split(", ").enumerate() {
        match step.split_once(' ') {
            Some(("in", what)) => {
                let (quantity, cost) = what.split_once('@').unwrap();
                state.receive(move_id(number), qty(quantity), price(cost)).unwrap();
            }
            Some(("out", quantity)) => out.push(state.issue(move_id(number), qty(quantity)).unwrap().value),
            _ if step == "fifo" => state.change_method(CostMethod::Fifo).unwrap(),
            _ if step == "average" => state.change_method(CostMethod::MovingAverage).unwrap(),
            _ => panic!("unknown step {step}"),
        }
        sound(state);
    }
    out
}

fn sound(state: &CostState) {
    let quantity: Decimal = state.layers.iter().map(|layer| layer.quantity.get()).sum();
    assert_eq!(quantity, state.quantity.get(), "sum of layers = quantity");
    let value: i64 = state.layers.iter().map(|layer| layer.value.minor).sum();
    assert_eq!(value, state.value.minor, "sum of layers = value");
    assert!(!state.quantity.is_zero() || state.value.is_zero(), "nothing in stock is worth nothing");
    assert!(state.layers.iter().all(|layer| layer.quantity.is_negative() == state.quantity.is_negative()), "one sign");
    let pooled = state.method == CostMethod::MovingAverage && state.quantity > Quantity::ZERO;
    assert!(!pooled || state.layers.len() == 1, "an average is one layer");
}

const FIFO: CostMethod = CostMethod::Fifo;
const AVERAGE: CostMethod = CostMethod::MovingAverage;

fn fresh(method: CostMethod) -> CostState {
    CostState::new(method, Currency::EUR)
}

fn after(method: CostMethod, steps: &str) -> CostState {
    let mut state = fresh(method);
    play(&mut state, steps);
    state
}

#[test]
fn histories() {
    type Case = (&'static str, CostMethod, &'static str, &'static [&'static str], &'static str, &'static str);
    #[rustfmt::skip]
    let cases: &[Case] = &[
        // id, method, moves, values that leave, left, worth
        ("ST01", FIFO, "in 4@100, in 8@200, in 3@300", &[], "15", "2900"),
        ("ST01", FIFO, "in 4@100, in 8@200, in 3@300, out 3, out 5, out 4, out 3", &["300", "900", "800", "900"], "0", "0"),
        ("ST03", AVERAGE, "in 10@10, in 10@20, out 15", &["225"], "5", "75"),
        ("ST04", FIFO, "in 10@10, in 10@20, out 15", &["200"], "5", "100"),
        ("ST08", AVERAGE, "in 1@1.00, in 1@1.00, in 1@1.01, out 1, out 1, out 1", &["1.00", "1.01", "1.00"], "0", "0"),
        ("ST10", AVERAGE, "in 1000@0.17, in 800@0.23, out 1000, out 800", &["196.67", "157.33"], "0", "0"),
        ("ST15", FIFO, "in 20@10, out 10, in 20@15, out 15", &["100", "175"], "15", "225"),
        ("ST16", FIFO, "in 10@10, in 10@15, out 20, in 10@10", &["250"], "10", "100"),
        ("ST18", AVERAGE, "in 10@10, in 10@20, out 1", &["15"], "19", "285"),
        ("ST18", AVERAGE, "in 10@10, in 10@20, out 1, fifo", &["15"], "19", "285"),
        ("ST18", AVERAGE, "in 10@10, in 10@20, out 1, fifo, average", &["15"], "19", "285"),
        ("ST22", FIFO, "in 1@10, in 2@20, in 1@20, in 5@20, out 4", &["70"], "5", "100"),
        ("ST32", FIFO, "in 1@5, out 1, out 1, in 2@2", &["5", "5"], "1", "2"),
    ];
    for (id, method, steps, values, left, worth) in cases {
        let mut state = fresh(*method);
        let out = play(&mut state, steps);
        assert_eq!(out, values.iter().map(|value| eur(value)).collect::<Vec<_>>(), "{id} {steps}");
        assert_eq!((state.quantity, state.value), (qty(left), eur(worth)), "{id} {steps}");
    }
}

/// ST08: at its rounded cost the last issue would be 3 x 1.00; the cent of residue leaves with it.
#[test]
fn st08_the_cent_of_residue_is_booked_with_the_last_issue() {
    let mut state = after(AVERAGE, "in 1@1.00, in 1@1.00, in 1@1.01");
    let issue = state.issue(move_id(9), qty("3")).unwrap();
    assert_eq!(issue.value.minus(eur("3.00")).unwrap(), eur("0.01"));
    assert!(state.value.is_zero());
}

#[test]
fn st02_refusals() {
    let refused = NegativePolicy::Refuse.check(Quantity::ZERO, qty("1")).unwrap_err();
    assert_eq!((refused.code, refused.params["available"].as_str()), (Code::NotEnoughStock, "0"));
    let mut state = fresh(FIFO);
    let id = move_id(1);
    assert_eq!(state.receive(id, qty("0"), price("1")).unwrap_err().code, Code::NotPositive);
    assert_eq!(state.receive(id, qty("-1"), price("1")).unwrap_err().code, Code::NotPositive);
    assert_eq!(state.receive(id, qty("1"), price("-1")).unwrap_err().code, Code::Negative);
    assert_eq!(state.issue(id, qty("0")).unwrap_err().code, Code::NotPositive);
    assert_eq!(state, fresh(FIFO), "nothing is half done");
}

#[test]
fn supplier_returns_leave_at_the_cost_of_their_receipt() {
    // ST12: two of the first receipt go back, whichever the method.
    for method in [FIFO, AVERAGE] {
        let mut state = after(method, "in 10@10, in 10@20");
        let back = state.supplier_return(move_id(9), &Origin::of(move_id(0), qty("10"), eur("100")), qty("2")).unwrap();
        assert_eq!((back.value, back.difference), (eur("20"), eur("0")), "{method:?}");
        assert_eq!((state.quantity, state.value), (qty("18"), eur("280")), "{method:?}");
        sound(&state);
    }
    // ST13: the second receipt goes back, not the oldest.
    let mut state = after(FIFO, "in 1@10, in 1@20");
    let back = state.supplier_return(move_id(9), &Origin::of(move_id(1), qty("1"), eur("20")), qty("1")).unwrap();
    assert_eq!((back.value, back.relieved, state.value), (eur("20"), eur("20"), eur("10")));
}

#[test]
fn a_return_of_goods_that_are_gone_books_the_difference() {
    for (method, relieved, difference) in [(FIFO, "20", "10"), (AVERAGE, "15", "5")] {
        let mut state = after(method, "in 1@10, in 1@20, out 1");
        let back = state.supplier_return(move_id(9), &Origin::of(move_id(0), qty("1"), eur("10")), qty("1")).unwrap();
        assert_eq!(
            (back.value, back.relieved, back.difference),
            (eur("10"), eur(relieved), eur(difference)),
            "{method:?}"
        );
        assert!(state.value.is_zero() && state.quantity.is_zero());
        let again =
            Origin { returned: qty("1"), returned_value: back.value, ..Origin::of(move_id(0), qty("1"), eur("10")) };
        let refused = state.supplier_return(move_id(10), &again, qty("1")).unwrap_err();
        assert_eq!(refused.code, Code::MoreThanLeft);
    }
}

#[test]
fn a_customer_return_comes_in_at_the_cost_of_its_issue() {
    let mut state = after(FIFO, "in 3@10, in 10@20");
    let issue = state.issue(move_id(5), qty("3")).unwrap();
    assert_eq!(issue.value, eur("30"));
    let mut origin = Origin::of(move_id(5), qty("3"), eur("10.00"));
    let mut values = Vec::new();
    for part in ["1", "1", "1"] {
        let receipt = state.customer_return(move_id(6), &origin, qty(part)).unwrap();
        values.push(receipt.value);
        origin.returned = Quantity::new(origin.returned.get() + Decimal::ONE).unwrap();
        origin.returned_value = origin.returned_value.plus(receipt.value).unwrap();
    }
    assert_eq!(values, [eur("3.33"), eur("3.34"), eur("3.33")], "the parts add up to the whole");
    assert_eq!(state.last_cost, price("20"), "a return says nothing about today's purchase cost");
    sound(&state);
}

#[test]
fn st20_drop_shipment_leaves_the_stock_alone() {
    let state = after(FIFO, "in 1@3");
    assert_eq!(state.drop_ship(qty("10"), price("10")).unwrap(), (eur("100"), eur("-100")));
    assert_eq!(state, after(FIFO, "in 1@3"));
}

#[test]
fn st21_a_receipt_settles_what_is_below_zero() {
    let below = after(FIFO, "in 1@100, out 6");
    assert_eq!((below.quantity, below.value), (qty("-5"), eur("-500")));
    let mut state = below.clone();
    let receipt = state.receive(move_id(7), qty("1"), price("10")).unwrap();
    assert_eq!((state.layers[0].quantity, state.layers[0].unit_cost), (qty("-4"), price("100")));
    let settled = &receipt.settled[0];
    assert_eq!((settled.move_id, settled.assumed, settled.actual), (move_id(1), eur("100"), eur("10")));
    let mut state = below;
    let receipt = state.receive(move_id(7), qty("6"), price("10")).unwrap();
    assert_eq!((state.layers[0].quantity, state.layers[0].unit_cost, state.value), (qty("1"), price("10"), eur("10")));
    assert_eq!((receipt.value, receipt.settled[0].quantity), (eur("60"), qty("5")));
    sound(&state);
}

#[test]
fn st19_a_currency_without_decimals() {
    let yen = Currency::new("JPY").unwrap();
    for method in [FIFO, AVERAGE] {
        let mut state = CostState::new(method, yen);
        state.receive(move_id(1), qty("0.5"), price("3")).unwrap();
        assert_eq!(state.issue(move_id(2), qty("0.5")).unwrap().value, Money::new(2, yen));
        assert!(state.value.is_zero());
    }
}

#[test]
fn st26_landed_cost_after_a_return() {
    for method in [FIFO, AVERAGE] {
        let mut state = after(method, "in 5@100");
        let back = state.supplier_return(move_id(9), &Origin::of(move_id(0), qty("5"), eur("500")), qty("2")).unwrap();
        let revalued = state.revalue(move_id(0), qty("5"), eur("50")).unwrap();
        assert_eq!((revalued.in_stock, revalued.sold), (eur("30"), eur("20")), "{method:?}");
        let parts = [SoldPart { move_id: move_id(9), quantity: qty("2") }];
        assert_eq!(back.value.plus(revalued.per_move(&parts)[0]).unwrap(), eur("220"), "{method:?}");
        assert_eq!(state.unit_cost().unwrap(), price("110"), "{method:?}");
        sound(&state);
    }
}

#[test]
fn taking_landed_cost_back_restores_the_stock() {
    let before = after(FIFO, "in 3@10, in 7@11.11, out 2");
    let mut state = before.clone();
    state.revalue(move_id(1), qty("7"), eur("0.10")).unwrap();
    assert_ne!(state, before);
    state.revalue(move_id(1), qty("7"), eur("-0.10")).unwrap();
    assert_eq!((state.value, state.layers), (before.value, before.layers));
}

#[test]
fn a_write_down_never_goes_below_nothing() {
    let mut state = after(FIFO, "in 1@10, in 2@20");
    assert_eq!(state.revalue_all(eur("-5")).unwrap(), Revalued { in_stock: eur("-5"), sold: eur("0") });
    assert_eq!(state.layers.iter().map(|layer| layer.value).collect::<Vec<_>>(), [eur("9"), eur("36")]);
    assert_eq!(state.revalue_all(eur("-100")).unwrap(), Revalued { in_stock: eur("-45"), sold: eur("-55") });
    assert_eq!(
        state.revalue(move_id(0), qty("1"), eur("-1")).unwrap(),
        Revalued { in_stock: eur("0"), sold: eur("-1") }
    );
    sound(&state);
}

#[test]
fn product_cost() {
    for (id, method, steps, costs) in [
        ("ST30", FIFO, ["in 4@10, in 2@25", "out 3", "out 2"], ["15", "20", "25"]),
        ("ST31", AVERAGE, ["in 1@100, in 1@200", "in 1@200, in 1@200", "out 4"], ["150", "175", "175"]),
        ("ST32", FIFO, ["in 1@5, out 1", "out 1", "in 2@2"], ["5", "5", "2"]),
        ("ST32", AVERAGE, ["in 1@5, out 1", "out 1", "in 2@2"], ["5", "5", "2"]),
    ] {
        let mut state = fresh(method);
        for (step, cost) in steps.iter().zip(costs) {
            play(&mut state, step);
            assert_eq!(state.unit_cost().unwrap(), price(cost), "{id} {method:?} {step}");
        }
    }
}

#[test]
fn st41_merged_items_keep_stock_and_value() {
    let (mut into, from) = (after(FIFO, "in 200@2"), after(FIFO, "in 100@1"));
    assert!(into.absorb(from).unwrap().is_empty());
    assert_eq!((into.quantity, into.value), (qty("300"), eur("500")));
    let short = after(FIFO, "in 1@9, out 3");
    let settled = into.absorb(short).unwrap();
    assert_eq!((settled[0].assumed, settled[0].actual), (eur("18"), eur("4")));
    assert_eq!((into.quantity, into.value), (qty("298"), eur("496")));
    sound(&into);
}

#[test]
fn st29_back_dated_moves_need_a_right() {
    let (today, before) = ("2026-03-02".parse().unwrap(), "2026-03-01".parse().unwrap());
    assert_eq!(check_backdating(before, today, false).unwrap_err().code, Code::NotAllowed);
    assert_eq!(check_backdating(before, today, true), Ok(()));
    assert_eq!(check_backdating(today, today, false), Ok(()));
}

#[test]
fn st35_a_blank_count_is_not_zero() {
    for (counted, difference) in
        [(None, None), (Some("10"), None), (Some("0"), Some("-10")), (Some("12.5"), Some("2.5"))]
    {
        assert_eq!(count_difference(qty("10"), counted.map(qty)).unwrap(), difference.map(qty), "{counted:?}");
    }
    assert_eq!(count_difference(qty("10"), Some(qty("-1"))).unwrap_err().code, Code::Negative);
}

#[test]
fn st36_no_more_leaves_than_is_there_now_or_later() {
    let refuse = NegativePolicy::Refuse;
    assert_eq!(refuse.check(qty("10"), qty("11")).unwrap_err().code, Code::NotEnoughStock);
    assert_eq!(refuse.check(qty("10"), qty("10")), Ok(None));
    // Ten on the day, eight leave later, five come after that: only two may leave on the day.
    let free = free_over_time(qty("10"), [qty("-8"), qty("5")]);
    assert_eq!(free, qty("2"));
    assert_eq!(refuse.check(free, qty("3")).unwrap_err().code, Code::NotEnoughStock);
    assert_eq!(NegativePolicy::Allow.check(free, qty("3")), Ok(None));
    let told = NegativePolicy::Warn.check(free, qty("3")).unwrap();
    assert_eq!(told, Some(Shortage { available: qty("2"), missing: qty("1") }));
}

#[test]
fn st37_a_move_changes_two_places_and_not_the_total() {
    let (here, there) = (LocationId(Id::named("here")), LocationId(Id::named("there")));
    let transfer = Movement::new(here, there, qty("7")).unwrap();
    let effects = transfer.effects().unwrap();
    assert_eq!(effects, [(here, qty("-7")), (there, qty("7"))]);
    assert_eq!(transfer.reversed().effects().unwrap()[1], (here, qty("7")));
    assert_eq!(Movement::new(here, here, qty("7")).unwrap_err().code, Code::SamePlace);
    assert_eq!(Movement::new(here, there, qty("-7")).unwrap_err().code, Code::NotPositive);
}

#[test]
fn st38_a_serial_number_is_one_thing() {
    assert_eq!(check_serial(qty("0"), qty("1")), Ok(()));
    assert_eq!(check_serial(qty("1"), qty("-1")), Ok(()));
    for (held, change) in [("1", "1"), ("0", "-1"), ("0", "0.5")] {
        assert_eq!(check_serial(qty(held), qty(change)).unwrap_err().code, Code::OutOfRange);
    }
}

#[test]
fn st39_what_is_reserved_for_one_is_not_sold_to_another() {
    let level = Level { on_hand: qty("10"), ..Level::default() };
    let (level, _) = level.reserve(qty("8"), NegativePolicy::Refuse).unwrap();
    assert_eq!(level.available(), qty("2"));
    assert_eq!(
        level.withdraw(qty("5"), Quantity::ZERO, NegativePolicy::Refuse).unwrap_err().code,
        Code::NotEnoughStock
    );
    let (sold, told) = level.withdraw(qty("5"), Quantity::ZERO, NegativePolicy::Warn).unwrap();
    assert_eq!((sold.on_hand, told.unwrap().missing), (qty("5"), qty("3")));
    assert_eq!(sold.arrive(qty("3")).unwrap().available(), Quantity::ZERO);
    let (own, _) = level.withdraw(qty("8"), qty("8"), NegativePolicy::Refuse).unwrap();
    assert_eq!(own, Level { on_hand: qty("2"), reserved: Quantity::ZERO });
    assert_eq!(own.release(qty("1")).unwrap_err().code, Code::MoreThanLeft);
}

#[test]
fn st40_an_order_of_250_lines_is_reserved_as_a_whole() {
    let line = (Level { on_hand: qty("1"), ..Level::default() }, qty("1"));
    let mut lines = vec![line; 250];
    assert_eq!(reserve_all(&lines, NegativePolicy::Refuse).unwrap().len(), 250);
    lines[249].1 = qty("2");
    let refused = reserve_all(&lines, NegativePolicy::Refuse).unwrap_err();
    assert_eq!((refused.code, refused.field.as_str()), (Code::NotEnoughStock, "lines.249.quantity"));
}

#[test]
fn a_move_means_what_its_places_say() {
    use LocationType as L;
    for (from, to, kind) in [
        (L::Supplier, L::Storage, Some(MoveKind::Receipt)),
        (L::Storage, L::Transit, Some(MoveKind::Transfer)),
        (L::Storage, L::Customer, Some(MoveKind::Delivery)),
        (L::Loss, L::Storage, Some(MoveKind::Gain)),
        (L::Supplier, L::Customer, Some(MoveKind::DropShip)),
        (L::Customer, L::Supplier, None),
        (L::Loss, L::Customer, None),
    ] {
        assert_eq!(MoveKind::between(from, to).ok(), kind, "{from:?} {to:?}");
    }
}

#[derive(Debug, Clone)]
enum Step {
    In(i64, i64),
    Out(i64),
    Return(i64),
    Revalue(i64),
    Method(bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let micro = 1..20_000_000_i64;
    let step = prop_oneof![
        4 => (micro.clone(), 0..100_000_i64).prop_map(|(quantity, cost)| Step::In(quantity, cost)),
        4 => micro.clone().prop_map(Step::Out),
        1 => micro.prop_map(Step::Return),
        1 => (-5_000..5_000_i64).prop_map(Step::Revalue),
        1 => any::<bool>().prop_map(Step::Method),
    ];
    prop::collection::vec(step, 1..60)
}

proptest! {
    /// ST24, with stock below zero, returns, revaluations and changes of method; and nothing is lost: what came in, less
    /// what went out, less what settlements and revaluations moved, is what is there.
    #[test]
    fn st24_the_layers_are_the_stock(steps in steps()) {
        let mut state = fresh(FIFO);
        let mut expected = 0_i64;
        let mut receipts: VecDeque<Origin> = VecDeque::new();
        for (number, step) in steps.iter().enumerate() {
            let id = move_id(number);
            match *step {
                Step::In(micro, cost) => {
                    let cost = UnitPrice::new(Decimal::new(cost, 3)).unwrap();
                    let receipt = state.receive(id, Quantity::from_micro(micro), cost).unwrap();
                    expected += receipt.value.minor;
                    expected += receipt.settled.iter().map(|part| part.assumed.minor - part.actual.minor).sum::<i64>();
                    receipts.push_back(Origin::of(id, Quantity::from_micro(micro), receipt.value));
                }
                Step::Out(micro) => expected -= state.issue(id, Quantity::from_micro(micro)).unwrap().value.minor,
                Step::Return(micro) => if let Some(origin) = receipts.pop_front() {
                    let quantity = origin.quantity.min(Quantity::from_micro(micro));
                    let back = state.supplier_return(id, &origin, quantity).unwrap();
                    prop_assert_eq!(back.relieved.minor, back.value.minor + back.difference.minor);
                    expected -= back.relieved.minor;
                },
                Step::Revalue(minor) => if let Some(origin) = receipts.back() {
                    let amount = Money::new(minor, Currency::EUR);
                    let revalued = state.revalue(origin.move_id, origin.quantity, amount).unwrap();
                    prop_assert_eq!(revalued.in_stock.minor + revalued.sold.minor, minor);
                    expected += revalued.in_stock.minor;
                },
                Step::Method(fifo) => state.change_method(if fifo { FIFO } else { AVERAGE }).unwrap(),
            }
            sound(&state);
            prop_assert_eq!(state.value.minor, expected);
            prop_assert!(state.layers.iter().all(|layer| layer.quantity.is_negative() || layer.value.minor >= 0));
        }
    }
}
