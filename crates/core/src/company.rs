//! The firm, its branches, its PCs and the people who work with the program.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{self, CODE, NAME};
use crate::entity::{BranchId, CompanyId, CredentialId, DeviceId, EmployeeId, LocationId, SignInId, TeamId, UserId};
use crate::fault::{Code, Fault, Faults};
use crate::language::Language;
use crate::money::Currency;
use crate::permission::role::RoleKey;
use crate::stock::CostMethod;
use crate::text_enum;
use crate::time::Timestamp;
use crate::totals::TaxMode;

text_enum! {
    /// The charts of accounts that come with the program.
    ChartName {
        /// Germany, DATEV SKR03.
        Skr03 "skr03",
        /// Germany, DATEV SKR04.
        Skr04 "skr04",
        /// Poland.
        Pl "pl",
        /// Any other country.
        Neutral "neutral",
    }
}

/// The firm itself. What is printed on every document comes from here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Company {
    /// Identity.
    pub id: CompanyId,
    /// Name on the letterhead.
    pub name: String,
    /// Legal form and register, as the law wants it on business letters ("HRB 4711, Amtsgericht Hamburg").
    #[serde(default)]
    pub register: String,
    /// Directors, as the law wants it on business letters.
    #[serde(default)]
    pub directors: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// VAT id with prefix.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// National tax number.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub mail: String,
    /// Web site.
    #[serde(default)]
    pub web: String,
    /// Name of the bank.
    #[serde(default)]
    pub bank_name: String,
    /// Account for incoming payments.
    #[serde(default)]
    pub iban: Option<String>,
    /// Bank code.
    #[serde(default)]
    pub bic: Option<String>,
    /// Currency of the books.
    pub currency: Currency,
    /// First language of people and paper.
    pub language: Language,
    /// Chart of accounts.
    pub chart: ChartName,
    /// How tax is rounded on new documents.
    pub tax_mode: TaxMode,
    /// How issues are costed.
    pub cost_method: CostMethod,
    /// Small business without VAT (section 19 UStG and the like).
    #[serde(default)]
    pub small_business: bool,
    /// Identity zone for business dates, as `Europe/Berlin`.
    pub time_zone: String,
    /// Hash of the stored logo.
    #[serde(default)]
    pub logo: Option<String>,
    /// Pattern of document numbers.
    pub number_pattern: String,
    /// Whether it is the demo company, which is marked on screen and may not send mail.
    #[serde(default)]
    pub demo: bool,
}

impl Company {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.required("street", &self.street, NAME);
        faults.required("postal_code", &self.postal_code, CODE);
        faults.required("city", &self.city, NAME);
        faults.if_given("country", Some(&self.country), check::country);
        faults.if_given("vat_id", self.vat_id.as_deref(), check::vat_id);
        faults.if_given("iban", self.iban.as_deref(), check::iban);
        faults.if_given("bic", self.bic.as_deref(), check::bic);
        faults.if_given("mail", Some(&self.mail), check::mail);
        faults.at_most("register", &self.register, NAME);
        faults.at_most("directors", &self.directors, NAME);
        faults.at_most("phone", &self.phone, CODE);
        faults.at_most("web", &self.web, NAME);
        faults.at_most("bank_name", &self.bank_name, NAME);
        if let Err(fault) = self.number_pattern.parse::<crate::numbering::NumberFormat>() {
            faults.push(fault.under("number_pattern"));
        }
        let blank = |value: &Option<String>| value.as_deref().is_none_or(|text| text.trim().is_empty());
        if blank(&self.vat_id) && blank(&self.tax_number) && !self.small_business {
            faults.push(Fault::at("vat_id", Code::SellerTaxIdMissing));
        }
        faults.ok()
    }
}

text_enum! {
    /// What a branch is for.
    BranchKind {
        /// Books and management.
        HeadOffice "head_office",
        /// Sells over the counter.
        Outlet "outlet",
        /// Keeps the goods.
        Warehouse "warehouse",
    }
}

/// An outlet, the warehouse, head office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Branch {
    /// Identity.
    pub id: BranchId,
    /// Two or three letters or digits that stand in document numbers.
    pub code: String,
    /// Name.
    pub name: String,
    /// What it is for.
    pub kind: BranchKind,
    /// Street and number.
    #[serde(default)]
    pub street: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: String,
    /// City.
    #[serde(default)]
    pub city: String,
    /// Where its goods are taken from.
    #[serde(default)]
    pub location: Option<LocationId>,
}

impl Branch {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        let fits = (1..=3).contains(&self.code.len())
            && self.code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !fits {
            faults.push(Fault::at("code", Code::BadFormat).with("example", "B1"));
        }
        faults.ok()
    }
}

/// A PC that posts documents. Its code stands in every number that it gives, so that two PCs never give the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Device {
    /// Identity.
    pub id: DeviceId,
    /// Two digits or letters that stand in document numbers.
    pub code: String,
    /// Name for people.
    pub name: String,
    /// Where it stands.
    pub branch: BranchId,
}

/// Somebody who works with the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct User {
    /// Identity.
    pub id: UserId,
    /// Name for people.
    pub name: String,
    /// What the person may do.
    pub role: RoleKey,
    /// Language of the screen; the company's when empty.
    #[serde(default)]
    pub language: Option<Language>,
    /// The person's entry among the employees.
    #[serde(default)]
    pub employee: Option<EmployeeId>,
    /// Whether the person still works here.
    pub active: bool,
    /// With whom the person looks after customers.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// Where the person works: rights that reach as far as the branch mean this one.
    #[serde(default)]
    pub branch: Option<BranchId>,
}

text_enum! {
    /// What happened at the door.
    SignInOutcome {
        /// Signed in, or unlocked the desk.
        In "in",
        /// Signed out.
        Out "out",
        /// The password was wrong.
        Failed "failed",
        /// Tried again before the time was over.
        Waited "waited",
        /// Locked the desk.
        Locked "locked",
        /// Set a new password.
        NewPassword "new_password",
        /// Got a one-time password from an administrator.
        Reset "reset",
    }
}

/// Somebody signed in, signed out, or failed to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignIn {
    /// Identity.
    pub id: SignInId,
    /// As whom.
    pub user: UserId,
    /// At which PC.
    pub device: DeviceId,
    /// When.
    pub at_ms: Timestamp,
    /// What came of it.
    pub outcome: SignInOutcome,
}

/// What is kept of a person's password. It travels to the PCs on which the person works, and is told to nobody: it crosses no
/// boundary of the program, so it is neither serialised nor printed.
#[derive(Clone, PartialEq, JsonSchema)]
pub struct Credential {
    /// Identity: that of the person.
    pub id: CredentialId,
    /// The branch of the person: only its PCs hold this; all of them where the person belongs to none.
    pub branch: Option<BranchId>,
    /// What Argon2id leaves of the password, as a PHC string; empty where it was erased.
    pub verifier: Option<String>,
    /// Whether somebody else gave it and the person must set another one.
    pub one_time: bool,
}

impl User {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.ok()
    }
}

/// A setting of the company that has no column of its own: key and JSON value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Setting {
    /// Identity; follows from the key, so that two PCs write the same row.
    pub id: crate::entity::SettingId,
    /// Which setting.
    pub key: String,
    /// Its value.
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
}

/// Units of company currency for one unit of a foreign currency from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExchangeRate {
    /// Identity.
    pub id: crate::entity::ExchangeRateId,
    /// The foreign currency.
    pub currency: Currency,
    /// From which day.
    pub on_day: crate::time::LocalDate,
    /// Units of company currency for one of it.
    pub rate: crate::decimal::Rate,
}

impl ExchangeRate {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        if self.rate <= crate::decimal::Rate::ZERO {
            faults.push(Fault::at("rate", Code::NotPositive));
        }
        faults.ok()
    }
}
