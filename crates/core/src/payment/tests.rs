//! Cases PY01 to PY24 of CASES.md as far as they are about payments, and the invariants of allocation.

use proptest::prelude::*;

use super::*;
use crate::decimal::{Rate, Rounding};
use crate::entity::{AllocationId, BranchId, InstalmentId, PaymentId};
use crate::fault::Code;
use crate::id::Id;
use crate::money::{Currency, Money};
use crate::terms::DiscountOffer;
use crate::time::LocalDate;

fn on(text: &str) -> LocalDate {
    text.parse().unwrap()
}
fn money(text: &str, currency: &str) -> Money {
    Money::round(text.parse().unwrap(), Currency::new(currency).unwrap(), Rounding::HalfUp).unwrap()
}
fn eur(text: &str) -> Money {
    money(text, "EUR")
}
fn instalment(name: &str) -> InstalmentId {
    InstalmentId(Id::named(name))
}
fn claim(name: &str, due_on: &str, open: Money) -> Claim {
    Claim { instalment: instalment(name), due_on: on(due_on), open, book: open, discount: None }
}

/// What a party owes and has paid, kept as facts only.
#[derive(Default)]
struct Books {
    claims: Vec<Claim>,
    payments: Vec<Payment>,
    allocations: Vec<Allocation>,
}

const DAY: &str = "2026-03-01";

impl Books {
    fn owing(claims: &[(&str, &str)]) -> Self {
        let claims = claims.iter().map(|(name, amount)| claim(name, DAY, eur(amount))).collect();
        Self { claims, ..Self::default() }
    }
    fn open_claims(&self) -> Vec<Claim> {
        let open = |claim: &Claim| {
            let open = open_amount(claim.instalment, claim.open, &self.allocations).unwrap();
            let book = open_book(claim.instalment, claim.book, &self.allocations).unwrap();
            Claim { open, book, ..claim.clone() }
        };
        self.claims.iter().map(open).filter(|claim| !claim.open.is_zero()).collect()
    }
    fn open(&self, name: &str) -> Money {
        let claims = self.open_claims();
        claims.iter().find(|claim| claim.instalment == instalment(name)).map_or(eur("0"), |claim| claim.open)
    }
    fn credit(&self) -> Money {
        Money::sum(Currency::EUR, self.payments.iter().map(|payment| open_credit(payment, &self.allocations).unwrap()))
            .unwrap()
    }
    /// What the party owes in all: claims less money.
    fn receivable(&self) -> Money {
        let open = Money::sum(Currency::EUR, self.open_claims().iter().map(|claim| claim.open)).unwrap();
        open.minus(self.credit()).unwrap()
    }
    fn pay(&mut self, amount: &str) -> Payment {
        let payment = Payment {
            id: PaymentId(Id::named(&format!("payment {}", self.payments.len()))),
            branch: BranchId::default(),
            party: None,
            method: PaymentMethod::Bank,
            paid_on: on(DAY),
            currency: Currency::EUR,
            amount_minor: eur(amount).minor,
            exchange_rate: Rate::from(1),
            reference: String::new(),
            reversal_of: None,
        };
        self.payments.push(payment.clone());
        payment
    }
    fn next_id(&self) -> AllocationId {
        AllocationId(Id::named(&format!("allocation {}", self.allocations.len())))
    }
    fn keep(&mut self, payment: &Payment, plan: &Plan) {
        for settled in &plan.settled {
            let row = settled.by_payment(self.next_id(), payment.id, on(DAY)).unwrap();
            self.allocations.push(row);
        }
    }
    fn settle(&mut self, payment: &Payment) {
        let funds = Funds::of(open_credit(payment, &self.allocations).unwrap());
        let plan = settle_oldest_first(funds, &self.open_claims(), on(DAY)).unwrap();
        self.keep(payment, &plan);
    }
    fn settle_as(&mut self, payment: &Payment, choice: Choice) {
        let funds = Funds::of(open_credit(payment, &self.allocations).unwrap());
        let plan = settle_by_hand(funds, &self.open_claims(), &[choice]).unwrap();
        self.keep(payment, &plan);
    }
    /// Takes back every allocation of a payment that was not taken back before.
    fn reopen(&mut self, payment: PaymentId) {
        let taken_back: Vec<_> = self.allocations.iter().filter_map(|row| row.reversal_of).collect();
        let standing = |row: &&Allocation| {
            row.payment == Some(payment) && row.reversal_of.is_none() && !taken_back.contains(&row.id)
        };
        for row in self.allocations.iter().filter(standing).cloned().collect::<Vec<_>>() {
            let id = self.next_id();
            self.allocations.push(row.reversed(id, on(DAY)));
        }
    }
}

#[test]
fn py01_three_payments_and_a_write_off() {
    let mut books = Books::owing(&[("invoice", "240")]);
    for amount in ["120", "20"] {
        let payment = books.pay(amount);
        books.settle(&payment);
    }
    let last = books.pay("99");
    books.settle_as(&last, Choice::pay(instalment("invoice"), eur("99")).giving_up(eur("1")));
    let mut credits: Vec<i64> = books
        .allocations
        .iter()
        .flat_map(|row| [row.amount_minor, row.write_off_minor])
        .filter(|minor| *minor != 0)
        .collect();
    credits.sort_unstable();
    assert_eq!(credits, [100, 2_000, 9_900, 12_000]);
    assert!(is_paid(instalment("invoice"), eur("240"), &books.allocations).unwrap());
}

#[test]
fn py02_taking_the_allocation_back_opens_the_invoice_again() {
    let mut books = Books::owing(&[("invoice", "240")]);
    let payment = books.pay("240");
    books.settle(&payment);
    assert_eq!((books.open("invoice"), books.credit()), (eur("0"), eur("0")));
    books.reopen(payment.id);
    assert_eq!((books.open("invoice"), books.credit()), (eur("240"), eur("240")));
    books.settle(&payment);
    assert_eq!(books.open("invoice"), eur("0"));
}

#[test]
fn py04_an_overpayment_is_written_off_or_stays_as_credit() {
    let mut books = Books::owing(&[("invoice", "100")]);
    let payment = books.pay("110");
    books.settle_as(&payment, Choice::pay(instalment("invoice"), eur("110")).giving_up(eur("-10")));
    assert_eq!((books.open("invoice"), books.receivable()), (eur("0"), eur("0")));
    let mut books = Books::owing(&[("invoice", "100")]);
    let payment = books.pay("110");
    books.settle(&payment);
    assert_eq!((books.open("invoice"), books.receivable()), (eur("0"), eur("-10")));
}

#[test]
fn py05_an_invoice_of_nothing_is_paid() {
    assert!(is_paid(instalment("free"), eur("0"), &[]).unwrap());
    assert!(!is_paid(instalment("invoice"), eur("0.01"), &[]).unwrap());
}

fn offering(name: &str, open: &str, discount: &str, until_on: &str) -> Claim {
    let offer = DiscountOffer { until_on: on(until_on), amount: eur(discount) };
    Claim { discount: Some(offer), ..claim(name, "2026-03-31", eur(open)) }
}

#[test]
fn py12_a_discount_is_taken_in_time_only() {
    let invoice = [offering("invoice", "236", "50", "2026-03-10")];
    for (paid_on, paid, amount, discount, left) in [
        ("2026-03-10", "186", "186", "50", "0"),
        ("2026-03-12", "236", "236", "0", "0"),
        ("2026-03-12", "186", "186", "0", "0"),
        ("2026-03-10", "236", "236", "0", "0"),
        ("2026-03-10", "200", "200", "36", "0"),
        ("2026-03-10", "100", "100", "0", "0"),
        ("2026-03-10", "240", "236", "0", "4"),
    ] {
        let plan = settle_oldest_first(Funds::of(eur(paid)), &invoice, on(paid_on)).unwrap();
        let settled = &plan.settled[0];
        assert_eq!((settled.amount, settled.discount), (eur(amount), eur(discount)), "{paid} on {paid_on}");
        assert_eq!(plan.left.amount, eur(left), "{paid} on {paid_on}");
    }
}

#[test]
fn py15_a_batch_paid_early() {
    let claims = [offering("one", "1000", "100", "2026-03-10"), offering("two", "2000", "200", "2026-03-10")];
    let plan = settle_oldest_first(Funds::of(eur("2700")), &claims, on("2026-03-01")).unwrap();
    let sum = |part: fn(&Settled) -> Money| Money::sum(Currency::EUR, plan.settled.iter().map(part)).unwrap();
    assert_eq!((sum(|settled| settled.amount), sum(|settled| settled.discount)), (eur("2700"), eur("300")));
    assert!(plan.left.amount.is_zero());
}

#[test]
fn py18_foreign_currency_paid_in_local_money() {
    let usd = |text| money(text, "USD");
    let invoice = Claim { book: eur("5000"), ..claim("invoice", DAY, usd("100")) };
    let funds = Funds { amount: usd("20"), paid: eur("900"), book: eur("900") };
    let plan = settle_by_hand(funds, std::slice::from_ref(&invoice), &[Choice::pay(instalment("invoice"), usd("20"))])
        .unwrap();
    let settled = &plan.settled[0];
    assert_eq!((settled.amount_book, settled.exchange().unwrap()), (eur("1000"), eur("-100")));
    let row = settled.by_payment(AllocationId::default(), PaymentId::default(), on(DAY)).unwrap();
    let rows = [row];
    assert_eq!(open_amount(invoice.instalment, invoice.open, &rows).unwrap(), usd("80"));
    assert_eq!(open_book(invoice.instalment, invoice.book, &rows).unwrap(), eur("4000"));
}

#[test]
fn py20_a_credit_note_after_payment_is_refunded() {
    let mut books = Books::owing(&[("invoice", "100")]);
    let payment = books.pay("100");
    books.settle(&payment);
    books.claims.push(claim("credit note", DAY, eur("-100")));
    assert_eq!(books.receivable(), eur("-100"));
    let refund = books.pay("-100");
    books.settle(&refund);
    assert_eq!((books.open("credit note"), books.receivable()), (eur("0"), eur("0")));
    books.reopen(refund.id);
    let back = refund.reversed(PaymentId(Id::named("back")), on(DAY));
    books.payments.push(back);
    assert_eq!((books.open("credit note"), books.receivable()), (eur("-100"), eur("-100")));
}

#[test]
fn a_credit_note_offsets_an_invoice() {
    let mut books = Books::owing(&[("invoice", "100"), ("credit note", "-30")]);
    let funds = Funds::of(eur("30"));
    let choice = Choice::pay(instalment("invoice"), eur("30"));
    let plan = settle_by_hand(funds, &books.open_claims(), &[choice]).unwrap();
    let row = plan.settled[0].by_credit(books.next_id(), instalment("credit note"), on(DAY)).unwrap();
    books.allocations.push(row.clone());
    assert_eq!(
        (books.open("invoice"), books.open("credit note"), books.receivable()),
        (eur("70"), eur("0"), eur("70"))
    );
    let id = books.next_id();
    books.allocations.push(row.reversed(id, on(DAY)));
    assert_eq!((books.open("invoice"), books.open("credit note")), (eur("100"), eur("-30")));
}

#[test]
fn py21_a_cancelled_payment_leaves_the_old_amount() {
    let mut books = Books::owing(&[("invoice", "118.99")]);
    let payment = books.pay("50");
    books.settle(&payment);
    assert_eq!(books.open("invoice"), eur("68.99"));
    books.reopen(payment.id);
    books.payments.push(payment.reversed(PaymentId(Id::named("back")), on(DAY)));
    assert_eq!((books.open("invoice"), books.credit()), (eur("118.99"), eur("0")));
}

#[test]
fn py23_the_till_shows_what_it_kept() {
    let given = [(PaymentMethod::Cash, eur("50")), (PaymentMethod::Bank, eur("60"))];
    let till = settle_till(eur("100"), &given, eur("5")).unwrap();
    assert_eq!((till.received, till.write_off, till.open), (eur("105"), eur("-5"), eur("0")));
    assert_eq!(settle_till(eur("100"), &given, eur("10")).unwrap().write_off, eur("0"));
    assert_eq!(settle_till(eur("100"), &given[..1], eur("0")).unwrap().open, eur("50"));
    assert_eq!(settle_till(eur("100"), &given[1..], eur("1")).unwrap_err().code, Code::MoreThanOpen);
    assert_eq!(
        settle_till(eur("100"), &[(PaymentMethod::Card, eur("0"))], eur("0")).unwrap_err().code,
        Code::NotPositive
    );
    assert_eq!(settle_till(eur("100"), &given, eur("-1")).unwrap_err().code, Code::Negative);
}

#[test]
fn py24_what_is_owed_and_what_of_it_is_due() {
    let (today, tomorrow) = (Some(on("2026-12-31")), Some(on("2027-01-01")));
    let receivable = [(today, eur("100")), (tomorrow, eur("200"))];
    let payable = [(today, eur("30")), (tomorrow, eur("60"))];
    for (open, total, due) in [(receivable, "300", "100"), (payable, "90", "30")] {
        let balance = Balance::on(on("2026-12-31"), Currency::EUR, &open).unwrap();
        assert_eq!(balance, Balance { total: eur(total), due: eur(due) });
        let next_year = Balance::on(on("2027-01-01"), Currency::EUR, &open).unwrap();
        assert_eq!(next_year, Balance { total: eur(total), due: eur(total) });
    }
}

#[test]
fn the_oldest_claim_is_settled_first() {
    let claims = [
        claim("late", "2026-05-01", eur("10")),
        claim("early", "2026-04-01", eur("10")),
        claim("debt", DAY, eur("-5")),
    ];
    let plan = settle_oldest_first(Funds::of(eur("15")), &claims, on(DAY)).unwrap();
    let paid: Vec<_> = plan.settled.iter().map(|settled| (settled.instalment, settled.amount)).collect();
    assert_eq!(paid, [(instalment("early"), eur("10")), (instalment("late"), eur("5"))]);
}

#[test]
fn wrong_choices_are_refused_all_at_once() {
    let claims = [claim("one", DAY, eur("100")), claim("two", DAY, eur("-50"))];
    let pay = |name, amount| Choice::pay(instalment(name), eur(amount));
    for (choice, field, code) in [
        (pay("one", "100.01"), "choices.0.amount", Code::MoreThanOpen),
        (pay("one", "-1"), "choices.0.amount", Code::MoreThanOpen),
        (pay("two", "1"), "choices.0.amount", Code::MoreThanOpen),
        (pay("one", "0"), "choices.0.amount", Code::NothingToDo),
        (pay("one", "90").less(eur("11")), "choices.0.amount", Code::MoreThanOpen),
        (pay("one", "90").less(eur("-1")), "choices.0.discount", Code::OutOfRange),
        (pay("three", "1"), "choices.0.instalment", Code::NotFound),
        (Choice::pay(instalment("one"), money("1", "USD")), "choices.0", Code::CurrencyMismatch),
    ] {
        let fault = settle_by_hand(Funds::of(eur("120")), &claims, &[choice]).unwrap_err().0.remove(0);
        assert_eq!((fault.field.as_str(), fault.code), (field, code), "{choice:?}");
    }
    let faults =
        settle_by_hand(Funds::of(eur("20")), &claims, &[pay("one", "21"), pay("one", "1"), pay("x", "1")]).unwrap_err();
    assert_eq!(
        faults.0.iter().map(|fault| fault.code).collect::<Vec<_>>(),
        [Code::MoreThanOpen, Code::Repeated, Code::NotFound]
    );
    assert!(settle_by_hand(Funds::of(eur("20")), &claims, &[]).unwrap_err().has(Code::NothingToDo));
}

fn sign(minor: i64, positive: bool) -> String {
    format!("{}{}.{:02}", if positive { "" } else { "-" }, minor / 100, minor % 100)
}

proptest! {
    /// DOMAIN.md section 3: what is due is gross less allocations, no side gives more than it has, nothing is lost.
    #[test]
    fn allocations_never_exceed_either_side(
        claims in prop::collection::vec((1_i64..50_000, any::<bool>()), 1..8),
        steps in prop::collection::vec((1_i64..80_000, any::<bool>(), any::<bool>()), 1..20),
    ) {
        let named: Vec<(String, String)> =
            claims.iter().enumerate().map(|(at, (minor, positive))| (format!("claim {at}"), sign(*minor, *positive))).collect();
        let named: Vec<(&str, &str)> = named.iter().map(|(name, amount)| (name.as_str(), amount.as_str())).collect();
        let mut books = Books::owing(&named);
        for (minor, incoming, take_back) in steps {
            let payment = books.pay(&sign(minor, incoming));
            books.settle(&payment);
            if take_back {
                books.reopen(payment.id);
            }
            for (name, amount) in &named {
                let (open, gross) = (books.open(name), eur(amount));
                prop_assert!(open.is_zero() || open.minor.signum() == gross.minor.signum());
                prop_assert!(open.minor.abs() <= gross.minor.abs());
                prop_assert_eq!(is_paid(instalment(name), gross, &books.allocations).unwrap(), open.is_zero());
            }
            for payment in &books.payments {
                let credit = open_credit(payment, &books.allocations).unwrap();
                prop_assert!(credit.is_zero() || credit.minor.signum() == payment.amount_minor.signum());
                prop_assert!(credit.minor.abs() <= payment.amount_minor.abs());
            }
            let owed = Money::sum(Currency::EUR, named.iter().map(|(_, amount)| eur(amount))).unwrap();
            let paid: i64 = books.payments.iter().map(|payment| payment.amount_minor).sum();
            prop_assert_eq!(books.receivable().minor, owed.minor - paid);
        }
    }

    /// In a foreign currency: a claim that is paid in pieces is gone from the books to the cent, and what the payments were
    /// worth is what they released and the difference.
    #[test]
    fn book_value_goes_with_the_claim(open in 1_i64..100_000, book in 1_i64..100_000, pieces in prop::collection::vec(1_i64..40_000, 1..10)) {
        let usd = Currency::new("USD").unwrap();
        let whole = Claim { open: Money::new(open, usd), book: Money::new(book, Currency::EUR), ..claim("invoice", DAY, eur("0")) };
        let mut rows: Vec<Allocation> = Vec::new();
        for piece in pieces.into_iter().chain([open]) {
            let left = open_amount(whole.instalment, whole.open, &rows).unwrap();
            let in_books = open_book(whole.instalment, whole.book, &rows).unwrap();
            let claims = [Claim { open: left, book: in_books, ..whole.clone() }];
            let worth = Money::new(piece * 3 / 2, Currency::EUR);
            let plan = settle_oldest_first(Funds::foreign(Money::new(piece, usd), worth), &claims, on(DAY)).unwrap();
            for settled in &plan.settled {
                prop_assert_eq!(settled.paid_book, settled.amount_book.plus(settled.exchange().unwrap()).unwrap());
                rows.push(settled.by_payment(AllocationId::default(), PaymentId::default(), on(DAY)).unwrap());
            }
            let given: i64 = plan.settled.iter().map(|settled| settled.paid_book.minor).sum();
            prop_assert_eq!(given + plan.left.book.minor, worth.minor);
        }
        prop_assert!(is_paid(whole.instalment, whole.open, &rows).unwrap());
        prop_assert_eq!(open_book(whole.instalment, whole.book, &rows).unwrap().minor, 0);
    }
}
