//! Using credit: a credit note or money that settles nothing yet is applied to claims, or given back.

use kontor_core::company::Company;
use kontor_core::decimal::Rate;
use kontor_core::entity::{AllocationId, BranchId, PartyId, PaymentId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::money::Money;
use kontor_core::payment::{Allocation, Choice, Funds, Payment, PaymentMethod, settle_by_hand};
use kontor_core::sales::Instalment;
use kontor_core::time::LocalDate;
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::allocate::{Giver, Offset, Posted, Touched, check_open_period, keep, plan, post_offset};
use super::claims::{OpenCredit, in_books, open_claim, open_claims, open_credit_of, rate_on};
use super::list::{PaymentGet, PaymentView, payment_get};
use super::open::{OpenItems, OpenItemsView, OpenSource, open_items};
use super::record::{Settling, post};
use crate::context::{Calendar, Context, company, here};
use crate::error::Answer;

/// A credit that settles claims of the same party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CreditApply {
    /// The credit note or the payment.
    pub credit: OpenSource,
    /// What it settles.
    pub settling: Settling,
    /// On which day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
}

pub(crate) fn credit_apply(context: &Context<'_>, request: CreditApply) -> Answer<OpenItemsView> {
    let party = context.write(|write| apply(context, write, &request))?;
    open_items(context, OpenItems { party, on: None })
}

/// Lets a credit settle claims in a change that is going on; answers whose they are.
pub(crate) fn apply(context: &Context<'_>, write: &mut Write<'_>, request: &CreditApply) -> Answer<PartyId> {
    let company = company(write)?;
    let credit = open_credit_of(write, &company, request.credit)?;
    let party = credit.party.ok_or_else(|| Fault::at("credit", Code::NotFound).with("kind", "party"))?;
    let on = request.on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
    if on < credit.since {
        return Err(Fault::at("on", Code::EndBeforeStart).into());
    }
    check_open_period(write, credit.branch, on, "on")?;
    let claims = open_claims(write, &company, party)?;
    let plan = plan(credit.funds(), &claims, &request.settling, on)?;
    if plan.settled.is_empty() {
        return Err(Fault::at("settling", Code::NothingToDo).into());
    }
    let giver = match credit.source {
        OpenSource::Payment { id } => Giver::Payment(id),
        OpenSource::Instalment { id } => Giver::Credit(id),
    };
    keep(context, write, giver, &plan, &claims, on)?;
    let mut touched = Touched::default();
    touched.claims(&plan, &claims);
    let payment = match credit.source {
        OpenSource::Payment { id } => Some(id),
        OpenSource::Instalment { id } => {
            touched.document(write.get::<Instalment>(id)?.document);
            None
        }
    };
    touched.payment(payment);
    for settled in &plan.settled {
        let claim = claims.iter().find(|open| open.claim.instalment == settled.instalment);
        let document = claim.map(|open| &open.document);
        let posted = Posted::of(write, settled, document)?;
        let document = document.filter(|_| payment.is_none()).map(|document| document.id);
        let at = Offset { branch: credit.branch, on, party: Some(party), document, payment, back: false };
        post_offset(context, write, &posted, &at)?;
    }
    touched.refresh(write, &company)?;
    Ok(party)
}

/// Credit that is given back in money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Refund {
    /// Identity of the payment that goes out, made by the caller. The same refund sent twice is recorded once.
    pub id: PaymentId,
    /// The credit note or the payment.
    pub credit: OpenSource,
    /// How much, above zero, in the currency of the credit; all of it when empty.
    #[serde(default)]
    pub amount: Option<Money>,
    /// Where it is paid out; the PC's own branch when empty.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// How.
    pub method: PaymentMethod,
    /// Value date.
    pub paid_on: LocalDate,
    /// Units of company currency for one of the credit's; the known rate of the day when empty.
    #[serde(default)]
    pub exchange_rate: Option<Rate>,
    /// A note for the statement.
    #[serde(default)]
    pub reference: String,
}

pub(crate) fn refund(context: &Context<'_>, request: Refund) -> Answer<PaymentView> {
    context.write(|write| give(context, write, &request))?;
    payment_get(context, PaymentGet { id: request.id })
}

/// Gives a credit back in a change that is going on.
pub(crate) fn give(context: &Context<'_>, write: &mut Write<'_>, request: &Refund) -> Answer<()> {
    if write.find::<Payment>(request.id)?.is_some() {
        return Ok(());
    }
    let company = company(write)?;
    let credit = open_credit_of(write, &company, request.credit)?;
    let payment = request.payment(write, &company, &credit)?;
    check_open_period(write, payment.branch, payment.paid_on, "paid_on")?;
    give_back(context, write, &company, &payment, &credit)
}

impl Refund {
    fn payment(&self, write: &Write<'_>, company: &Company, credit: &OpenCredit) -> Answer<Payment> {
        let mut faults = Faults::none();
        let open = credit.claim.open.negated();
        let amount = self.amount.unwrap_or(open);
        if amount.minor <= 0 {
            faults.push(Fault::at("amount", Code::NotPositive));
        } else if amount.currency != open.currency {
            let fault = Fault::at("amount", Code::CurrencyMismatch);
            faults.push(fault.with("left", amount.currency).with("right", open.currency));
        } else if amount.minor > open.minor {
            faults.push(Fault::at("amount", Code::MoreThanOpen).with("open", open.to_decimal()));
        }
        if self.paid_on < credit.since {
            faults.push(Fault::at("paid_on", Code::EndBeforeStart));
        }
        faults.at_most("reference", &self.reference, kontor_core::check::NAME);
        faults.ok()?;
        let branch = match self.branch {
            Some(branch) => write.get::<kontor_core::company::Branch>(branch)?.id,
            None => here(write)?.1.id,
        };
        Ok(Payment {
            id: self.id,
            branch,
            party: credit.party,
            method: self.method,
            paid_on: self.paid_on,
            currency: amount.currency,
            amount_minor: -amount.minor,
            exchange_rate: rate_on(write, company, amount.currency, self.paid_on, self.exchange_rate)?,
            reference: self.reference.trim().to_owned(),
            reversal_of: None,
        })
    }
}

/// The credit is a debt of ours; the money that goes out settles it like any payment settles a claim.
fn give_back(
    context: &Context<'_>,
    write: &mut Write<'_>,
    company: &Company,
    payment: &Payment,
    credit: &OpenCredit,
) -> Answer<()> {
    let amount = Money::new(payment.amount_minor, payment.currency);
    let funds = Funds::foreign(amount, in_books(company, amount, payment.exchange_rate)?);
    let choice = Choice::pay(credit.claim.instalment, amount);
    let plan = settle_by_hand(funds, std::slice::from_ref(&credit.claim), &[choice])?;
    write.insert(payment)?;
    let mut touched = Touched::default();
    touched.payment(Some(payment.id));
    let claims = match credit.source {
        OpenSource::Instalment { id } => match write.open_item(id.0)? {
            Some(item) => vec![open_claim(write, company, &item)?],
            None => Vec::new(),
        },
        OpenSource::Payment { id } => {
            touched.payment(Some(id));
            for settled in &plan.settled {
                let row: AllocationId = context.new_id();
                let row: Allocation = settled.giving_back(row, payment.id, id, payment.paid_on)?;
                write.insert(&row)?;
            }
            Vec::new()
        }
    };
    if !claims.is_empty() {
        keep(context, write, Giver::Payment(payment.id), &plan, &claims, payment.paid_on)?;
        touched.claims(&plan, &claims);
    }
    post(context, write, company, payment, &plan, &claims)?;
    touched.refresh(write, company)
}
