//! Recording a payment: money, what it settles, its entry, all in one step.

use kontor_core::check::NAME;
use kontor_core::company::{Branch, Company};
use kontor_core::decimal::Rate;
use kontor_core::entity::{BranchId, PartyId, PaymentId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::ledger::AccountRole;
use kontor_core::ledger::posting::{PaymentPosting, SettledClaim, Trade, post_payment};
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::payment::{Choice, Funds, Payment, PaymentMethod, Plan};
use kontor_core::time::LocalDate;
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::allocate::{Giver, Posted, Touched, check_open_period, keep, plan};
use super::claims::{OpenClaim, in_books, open_claims, rate_on};
use super::list::{PaymentGet, PaymentView, payment_get};
use crate::context::{Context, company, here};
use crate::error::Answer;
use crate::ledger::Cause;

/// What is done with money or credit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Settling {
    /// It settles the oldest claims first, with the early-payment discount where it comes in time.
    OldestFirst,
    /// It settles what the person says.
    ByHand {
        /// How much of which claim, with discount and write-off.
        choices: Vec<Choice>,
    },
    /// It settles nothing and stays as credit.
    Keep,
}

/// A payment as it should be recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentRecord {
    /// Identity, made by the caller. The same payment sent twice is recorded once.
    pub id: PaymentId,
    /// From or to whom.
    pub party: PartyId,
    /// Where it was taken; the PC's own branch when empty.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// How.
    pub method: PaymentMethod,
    /// How much came in; below zero when it went out.
    pub amount: Money,
    /// Value date.
    pub paid_on: LocalDate,
    /// Units of company currency for one of the payment's; the known rate of the day when empty.
    #[serde(default)]
    pub exchange_rate: Option<Rate>,
    /// What it is worth in the currency of the claims, where that is another one.
    #[serde(default)]
    pub settles: Option<Money>,
    /// What the payer wrote.
    #[serde(default)]
    pub reference: String,
    /// What it settles.
    pub settling: Settling,
}

pub(crate) fn payment_record(context: &Context<'_>, request: PaymentRecord) -> Answer<PaymentView> {
    context.write(|write| record(context, write, &request))?;
    payment_get(context, PaymentGet { id: request.id })
}

/// Records a payment with what it settles in a change that is going on.
pub(crate) fn record(context: &Context<'_>, write: &mut Write<'_>, request: &PaymentRecord) -> Answer<()> {
    let id = request.id;
    if write.find::<Payment>(id)?.is_some() {
        return Ok(());
    }
    let company = company(write)?;
    let (payment, funds) = request.read(write, &company)?;
    check_open_period(write, payment.branch, payment.paid_on, "paid_on")?;
    let claims = open_claims(write, &company, request.party)?;
    let plan = plan(funds, &claims, &request.settling, payment.paid_on)?;
    write.insert(&payment)?;
    keep(context, write, Giver::Payment(id), &plan, &claims, payment.paid_on)?;
    post(context, write, &company, &payment, &plan, &claims)?;
    let mut touched = Touched::default();
    touched.payment(Some(id));
    touched.claims(&plan, &claims);
    touched.refresh(write, &company)
}

impl PaymentRecord {
    /// Checks all fields and answers the payment with what it can settle.
    fn read(&self, read: &Read<'_>, company: &Company) -> Answer<(Payment, Funds)> {
        let mut faults = Faults::none();
        if read.find::<Party>(self.party)?.is_none() {
            faults.push(Fault::at("party", Code::NotFound).with("kind", "party"));
        }
        let branch = match self.branch {
            Some(branch) => branch,
            None => here(read)?.1.id,
        };
        if read.find::<Branch>(branch)?.is_none() {
            faults.push(Fault::at("branch", Code::NotFound).with("kind", "branch"));
        }
        if self.amount.is_zero() {
            faults.push(Fault::at("amount", Code::Required));
        }
        if let Some(settles) = self.settles.filter(|settles| settles.minor.signum() != self.amount.minor.signum()) {
            faults.push(Fault::at("settles", Code::BadFormat).with("example", settles.negated().to_decimal()));
        }
        faults.at_most("reference", &self.reference, NAME);
        let rate = match rate_on(read, company, self.amount.currency, self.paid_on, self.exchange_rate) {
            Ok(rate) => rate,
            Err(error) => {
                faults.0.extend(error.faults);
                Rate::from(1)
            }
        };
        faults.ok()?;
        let funds = Funds {
            amount: self.settles.unwrap_or(self.amount),
            paid: self.amount,
            book: in_books(company, self.amount, rate)?,
        };
        let payment = Payment {
            id: self.id,
            branch,
            party: Some(self.party),
            method: self.method,
            paid_on: self.paid_on,
            currency: self.amount.currency,
            amount_minor: self.amount.minor,
            exchange_rate: rate,
            reference: self.reference.trim().to_owned(),
            reversal_of: None,
        };
        Ok((payment, funds))
    }
}

/// Where money of this kind is kept.
const fn account_of(method: PaymentMethod) -> AccountRole {
    match method {
        PaymentMethod::Cash => AccountRole::Cash,
        PaymentMethod::Bank => AccountRole::Bank,
        PaymentMethod::Card => AccountRole::CardClearing,
    }
}

/// Posts the entry of a payment and of all that it settles.
pub(super) fn post(
    context: &Context<'_>,
    write: &mut Write<'_>,
    company: &Company,
    payment: &Payment,
    plan: &Plan,
    claims: &[OpenClaim],
) -> Answer<()> {
    let document = |id| claims.iter().find(|open| open.claim.instalment == id).map(|open| &open.document);
    let posted: Vec<Posted> = plan
        .settled
        .iter()
        .map(|settled| Posted::of(write, settled, document(settled.instalment)))
        .collect::<Answer<_>>()?;
    let settlements: Vec<SettledClaim<'_>> = posted.iter().map(Posted::claim).collect();
    let amount = Money::new(payment.amount_minor, payment.currency);
    let posting = PaymentPosting {
        // Bills are not kept yet: whoever pays or is paid stands on the account of claims.
        trade: Trade::Sales,
        on: payment.paid_on,
        party: payment.party,
        account: account_of(payment.method),
        amount,
        book: in_books(company, amount, payment.exchange_rate)?,
        settlements: &settlements,
    };
    let entry = post_payment(&posting, &write.accounts()?)?;
    crate::ledger::post(context, write, payment.branch, Cause::Payment(payment.id), entry)
}
