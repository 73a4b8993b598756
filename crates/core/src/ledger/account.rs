//! Accounts, the roles they play, and finding the account of a role.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decimal::Rate;
use crate::entity::AccountId;
use crate::fault::{Code, Fault};
use crate::tax::VatCategory;
use crate::text_enum;

text_enum! {
    /// Where an account stands in the statements.
    AccountType {
        /// What the firm has.
        Asset "asset",
        /// What it owes.
        Liability "liability",
        /// What is the owners'.
        Equity "equity",
        /// What it earned.
        Income "income",
        /// What it spent.
        Expense "expense",
    }
}

text_enum! {
    /// What the posting rules use an account for.
    AccountRole {
        /// What customers owe.
        Receivable "receivable",
        /// What is owed to suppliers.
        Payable "payable",
        /// Money at the bank.
        Bank "bank",
        /// Notes and coins.
        Cash "cash",
        /// Card payments on their way.
        CardClearing "card_clearing",
        /// Goods in stock.
        Inventory "inventory",
        /// Goods that arrived before their bill.
        GoodsReceivedNotInvoiced "goods_received_not_invoiced",
        /// Sales.
        Revenue "revenue",
        /// What the sold goods had cost.
        Cogs "cogs",
        /// Purchases that do not go through stock.
        Purchases "purchases",
        /// Tax owed on sales.
        VatOutput "vat_output",
        /// Tax that is invoiced but not owed yet.
        VatOutputDeferred "vat_output_deferred",
        /// Tax that is deducted on purchases.
        VatInput "vat_input",
        /// Other taxes on sales (eco tax, withholding).
        OtherTax "other_tax",
        /// Paid by customers before delivery.
        PrepaymentsReceived "prepayments_received",
        /// Paid to suppliers before delivery.
        PrepaymentsMade "prepayments_made",
        /// Early-payment discount that customers took.
        DiscountGranted "discount_granted",
        /// Early-payment discount that we took.
        DiscountTaken "discount_taken",
        /// Claims given up.
        WriteOff "write_off",
        /// What was kept beyond a claim, and debts that nobody claims.
        WriteOffGain "write_off_gain",
        /// Gain from exchange rates.
        ExchangeGain "exchange_gain",
        /// Loss from exchange rates.
        ExchangeLoss "exchange_loss",
        /// Rounding of the payable total.
        CashRounding "cash_rounding",
        /// Goods whose bill or return differs from their receipt.
        PriceDifference "price_difference",
        /// Goods that are missing or broken.
        StockLoss "stock_loss",
        /// Goods that were found.
        StockGain "stock_gain",
        /// Balances at the start.
        Opening "opening",
        /// What the owners put in.
        Capital "capital",
        /// Profit of earlier years.
        RetainedEarnings "retained_earnings",
    }
}

impl AccountRole {
    /// Which role stands in where a chart has no account of its own for this one.
    #[must_use]
    pub const fn stand_in(self) -> Option<Self> {
        match self {
            Self::PriceDifference | Self::Purchases => Some(Self::Cogs),
            Self::StockLoss | Self::CashRounding => Some(Self::WriteOff),
            Self::StockGain => Some(Self::WriteOffGain),
            Self::CardClearing => Some(Self::Bank),
            Self::VatOutputDeferred | Self::OtherTax => Some(Self::VatOutput),
            Self::RetainedEarnings => Some(Self::Capital),
            _ => None,
        }
    }
}

/// Which tax: accounts of revenue and tax are kept apart by it, so that the tax return can be read from the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxKey {
    /// Category of EN 16931.
    pub category: VatCategory,
    /// Percent.
    pub rate: Rate,
}

/// An account of the company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Account {
    /// Identity.
    pub id: AccountId,
    /// Number in the chart.
    pub code: String,
    /// Name.
    pub name: String,
    /// Where it stands in the statements.
    pub kind: AccountType,
    /// What the posting rules use it for.
    #[serde(default)]
    pub role: Option<AccountRole>,
    /// For which tax category only.
    #[serde(default)]
    pub vat: Option<VatCategory>,
    /// For which rate only.
    #[serde(default)]
    pub rate: Option<Rate>,
    /// Whether it may still be used.
    pub active: bool,
}

/// The accounts of a company by what they are for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Accounts(BTreeMap<(AccountRole, Option<VatCategory>, Option<Rate>), AccountId>);

impl Accounts {
    /// Takes the active accounts; of two for the same purpose, the one with the lower code.
    #[must_use]
    pub fn new(accounts: &[Account]) -> Self {
        let mut active: Vec<&Account> = accounts.iter().filter(|account| account.active).collect();
        active.sort_by(|a, b| a.code.cmp(&b.code));
        let mut found = BTreeMap::new();
        for account in active {
            if let Some(role) = account.role {
                found.entry((role, account.vat, account.rate)).or_insert(account.id);
            }
        }
        Self(found)
    }

    /// The account of a role: the one for this very rate, else for the category, else for all, else of the stand-in.
    ///
    /// # Errors
    /// `unknown-account` (`account` is the role).
    pub fn find(&self, role: AccountRole, tax: Option<TaxKey>) -> Result<AccountId, Fault> {
        let mut candidate = Some(role);
        while let Some(role) = candidate {
            let exact = tax.and_then(|key| self.0.get(&(role, Some(key.category), Some(key.rate))));
            let by_category = || tax.and_then(|key| self.0.get(&(role, Some(key.category), None)));
            if let Some(account) = exact.or_else(by_category).or_else(|| self.0.get(&(role, None, None))) {
                return Ok(*account);
            }
            candidate = role.stand_in();
        }
        Err(Fault::new(Code::UnknownAccount).with("account", role.as_str()))
    }
}
