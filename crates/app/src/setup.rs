//! Making and opening companies. A new company starts with everything that work needs: a branch with its store, the
//! partner places, taxes and accounts of its country, a price list, payment terms and a pipeline.

use std::path::{Path, PathBuf};

use kontor_core::check;
use kontor_core::company::{Branch, BranchKind, ChartName, Company, Device, User};
use kontor_core::deal::{Pipeline, Stage, StageOutcome};
use kontor_core::decimal::{Rate, UnitPrice};
use kontor_core::entity::{
    BranchId, CompanyId, DeviceId, LocationId, PaymentTermId, PipelineId, PriceListId, StageId, UserId,
};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::language::Language;
use kontor_core::ledger::Chart;
use kontor_core::money::Currency;
use kontor_core::numbering::{BranchCode, DeviceCode};
use kontor_core::permission::ReadyRole;
use kontor_core::permission::role::RoleKey;
use kontor_core::price::PriceList;
use kontor_core::stock::{CostMethod, LocationType};
use kontor_core::tax::preset;
use kontor_core::terms::PaymentTerm;
use kontor_core::totals::TaxMode;
use kontor_core::warehouse::Location;
use kontor_store::{Author, Key, Store, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::error::Answer;
use crate::host::{entropy, new_id};
use crate::keys::open_store;
use crate::people::person_to_sit;
use crate::program::{Nothing, ProgramState, program_state};
use crate::secret::Secret;
use crate::session::Person;
use crate::sync::{go_on_loading, read_more};

/// The pattern of document numbers with which a company starts.
pub const NUMBER_PATTERN: &str = "{prefix}{yy}-{branch}-{device}-{no:5}";

/// What is asked before a company can be made. Everything else has a default that can be changed later.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CompanyCreate {
    /// Name of the firm.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// Country, ISO 3166-1 alpha-2; chooses taxes, accounts and time zone.
    pub country: String,
    /// Language of people and paper.
    pub language: Language,
    /// Currency of the books.
    pub currency: Currency,
    /// VAT id.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// National tax number.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Small business without VAT.
    #[serde(default)]
    pub small_business: bool,
    /// Chart of accounts; the country's first when empty.
    #[serde(default)]
    pub chart: Option<ChartName>,
    /// Name of the person who sets it up and administers it.
    pub user_name: String,
    /// Name of the first branch; the city when empty.
    #[serde(default)]
    pub branch_name: String,
    /// Code of the first branch in numbers.
    #[serde(default = "first_branch")]
    pub branch_code: String,
    /// Code of this PC in numbers.
    #[serde(default = "first_device")]
    pub device_code: String,
    /// Where the file goes; a name made of the firm's in the usual folder when empty.
    #[serde(default)]
    pub path: Option<PathBuf>,
    /// A company to try things out.
    #[serde(default)]
    pub demo: bool,
}

fn first_branch() -> String {
    "B1".to_owned()
}
fn first_device() -> String {
    "01".to_owned()
}

/// Which company file.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct CompanyOpen {
    /// Its path.
    pub path: PathBuf,
    /// The passphrase, where one locks the key.
    #[serde(default)]
    pub passphrase: Option<Secret>,
    /// The recovery key, where the key is lost; it is kept again, in the key store or locked with the passphrase.
    #[serde(default)]
    pub recovery_key: Option<Secret>,
}

/// A company file that was found in the usual folder.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CompanyFile {
    /// Its path.
    pub path: PathBuf,
    /// Its name without ending.
    pub name: String,
}

pub(crate) fn company_files(desk: &Desk, _: Nothing) -> Answer<Vec<CompanyFile>> {
    let Ok(entries) = std::fs::read_dir(&desk.place().companies) else { return Ok(Vec::new()) };
    let mut files: Vec<CompanyFile> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "kontor"))
        .map(|path| CompanyFile { name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

pub(crate) fn company_open(desk: &Desk, request: CompanyOpen) -> Answer<ProgramState> {
    let store = open_store(desk, &request)?;
    go_on_loading(desk, &store)?;
    read_more(desk, &store)?;
    let person = store.read(|read| {
        let works = read.users()?.iter().any(|user| user.active);
        if works { person_to_sit(read) } else { Err(Fault::new(Code::NotACompany).into()) }
    })?;
    desk.enter(store, person)?;
    program_state(desk, Nothing {})
}

pub(crate) fn company_close(desk: &Desk, _: Nothing) -> Answer<ProgramState> {
    desk.close(desk.progress());
    program_state(desk, Nothing {})
}

pub(crate) fn company_create(desk: &Desk, request: CompanyCreate) -> Answer<ProgramState> {
    let company = request.company(new_id(desk.host()));
    request.check(&company)?;
    let path = request.path.clone().unwrap_or_else(|| usual_path(&desk.place().companies, &request.name));
    let device = DeviceId(new_id(desk.host()));
    let user = User {
        id: UserId(new_id(desk.host())),
        name: request.user_name.trim().to_owned(),
        role: RoleKey::Ready(ReadyRole::Administrator),
        language: None,
        employee: None,
        active: true,
        team: None,
        branch: None,
    };
    let author = Author {
        user: user.id,
        command: "company_create",
        now: desk.host().now(),
        durable: true,
        entropy: entropy(desk.host()),
    };
    let (store, ()) = make_file(desk, &path, device, |store| {
        store.write(author, |write| {
            write.not_undoable();
            found(desk, write, &request, &company, device, &user)
        })
    })?;
    let person = store.read(|read| Person::load(read, user.id, None))?;
    desk.leave();
    desk.enter(store, person)?;
    program_state(desk, Nothing {})
}

/// Makes a company file, keeps its key, and has `fill` write what belongs into it. When anything fails nothing is left.
pub(crate) fn make_file<T>(
    desk: &Desk,
    path: &Path,
    device: DeviceId,
    fill: impl FnOnce(&Store) -> Answer<T>,
) -> Answer<(Store, T)> {
    let mut random = [0_u8; 32];
    desk.host().random(&mut random);
    let key = Key::new(random);
    let store = Store::create(path, key.clone(), device, desk.host().now())?;
    // A company that nobody could open again must not come into being: its key is kept before its first row.
    let mut kept = false;
    let filled = desk.keys().keep(path, &key).map_err(Into::into).and_then(|()| {
        kept = true;
        fill(&store)
    });
    match filled {
        Ok(filled) => Ok((store, filled)),
        Err(error) => {
            drop(store);
            if kept {
                desk.keys().forget(path);
            }
            remove(path);
            Err(error)
        }
    }
}

/// Removes a company file that did not come into being, with what lies beside it.
pub(crate) fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm", ".lock"] {
        let mut name = path.to_owned().into_os_string();
        name.push(ending);
        // What is not there or cannot be removed is no worse than the fault that is told.
        let _ = std::fs::remove_file(name);
    }
}

/// A name for a file that every system accepts.
pub(crate) fn safe_name(name: &str) -> String {
    let safe: String =
        name.trim().chars().map(|c| if c.is_alphanumeric() || " -_".contains(c) { c } else { '-' }).take(60).collect();
    if safe.trim().is_empty() { "company".to_owned() } else { safe }
}

/// A file name that every system accepts, not yet taken.
pub(crate) fn usual_path(folder: &Path, name: &str) -> PathBuf {
    let safe = safe_name(name);
    (1..)
        .map(|count| if count == 1 { format!("{safe}.kontor") } else { format!("{safe} {count}.kontor") })
        .map(|file| folder.join(file))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(format!("{safe}.kontor")))
}

impl CompanyCreate {
    fn company(&self, id: Id) -> Company {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        Company {
            id: CompanyId(id),
            name: self.name.trim().to_owned(),
            register: String::new(),
            directors: String::new(),
            street: self.street.clone(),
            postal_code: self.postal_code.clone(),
            city: self.city.clone(),
            country: self.country.clone(),
            vat_id: filled(&self.vat_id),
            tax_number: filled(&self.tax_number),
            phone: String::new(),
            mail: String::new(),
            web: String::new(),
            bank_name: String::new(),
            iban: None,
            bic: None,
            currency: self.currency,
            language: self.language,
            chart: self.chart.unwrap_or_else(|| usual_chart(&self.country)),
            tax_mode: TaxMode::PerDocument,
            cost_method: CostMethod::MovingAverage,
            small_business: self.small_business,
            time_zone: usual_zone(&self.country).to_owned(),
            logo: None,
            number_pattern: NUMBER_PATTERN.to_owned(),
            demo: self.demo,
        }
    }

    fn check(&self, company: &Company) -> Result<(), Faults> {
        let mut faults = company.validate().err().unwrap_or_default();
        faults.required("user_name", &self.user_name, check::NAME);
        if let Err(fault) = self.branch_code.parse::<BranchCode>() {
            faults.push(fault.under("branch_code"));
        }
        if let Err(fault) = self.device_code.parse::<DeviceCode>() {
            faults.push(fault.under("device_code"));
        }
        faults.ok()
    }
}

fn usual_chart(country: &str) -> ChartName {
    match country {
        "DE" => ChartName::Skr03,
        "PL" => ChartName::Pl,
        _ => ChartName::Neutral,
    }
}

fn usual_zone(country: &str) -> &'static str {
    match country {
        "DE" => "Europe/Berlin",
        "AT" => "Europe/Vienna",
        "CH" => "Europe/Zurich",
        "PL" => "Europe/Warsaw",
        "KZ" => "Asia/Almaty",
        "RU" => "Europe/Moscow",
        "ID" => "Asia/Jakarta",
        "GB" => "Europe/London",
        "FR" => "Europe/Paris",
        _ => "UTC",
    }
}

/// The places, price list, terms and pipeline that every company has. Their ids follow from names, so that the screens and
/// two PCs that set up the same company mean the same rows.
#[must_use]
pub fn place_id(kind: LocationType) -> LocationId {
    LocationId(Id::named(&format!("location/{}", kind.as_str())))
}

/// The price list with which a company starts.
#[must_use]
pub fn standard_price_list() -> PriceListId {
    PriceListId(Id::named("price_list/standard"))
}

/// The payment term with which a company starts.
#[must_use]
pub fn standard_payment_term() -> PaymentTermId {
    PaymentTermId(Id::named("payment_term/30"))
}

fn found(
    desk: &Desk,
    write: &mut Write<'_>,
    request: &CompanyCreate,
    company: &Company,
    device: DeviceId,
    user: &User,
) -> Answer<()> {
    write.insert(company)?;
    write.insert(user)?;
    let branch = BranchId(new_id(desk.host()));
    let store = LocationId(new_id(desk.host()));
    let name = if request.branch_name.trim().is_empty() {
        company.city.clone()
    } else {
        request.branch_name.trim().to_owned()
    };
    write.insert(&Branch {
        id: branch,
        code: request.branch_code.clone(),
        name: name.clone(),
        kind: BranchKind::HeadOffice,
        street: company.street.clone(),
        postal_code: company.postal_code.clone(),
        city: company.city.clone(),
        location: Some(store),
    })?;
    write.insert(&Device { id: device, code: request.device_code.clone(), name: "PC 1".to_owned(), branch })?;
    write.insert(&Location { id: store, name, kind: LocationType::Storage, branch: Some(branch), negative: None })?;
    for kind in [LocationType::Supplier, LocationType::Customer, LocationType::Transit, LocationType::Loss] {
        write.insert(&Location {
            id: place_id(kind),
            name: kind.as_str().to_owned(),
            kind,
            branch: None,
            negative: None,
        })?;
    }
    let taxes = preset::for_country(&company.country, company.small_business);
    taxes.categories.iter().try_for_each(|row| write.insert(row))?;
    taxes.rates.iter().try_for_each(|row| write.insert(row))?;
    taxes.rules.iter().try_for_each(|row| write.insert(row))?;
    for account in Chart::load(company.chart)?.open(company.language) {
        write.insert(&account)?;
    }
    write.insert(&PriceList {
        id: standard_price_list(),
        name: "standard".to_owned(),
        currency: company.currency,
        includes_tax: false,
        parent: None,
        parent_percent: Rate::ZERO,
        parent_add: UnitPrice::ZERO,
        price_digits: None,
        valid_from: None,
        valid_to: None,
    })?;
    for days in [0, 14, 30] {
        let id = PaymentTermId(Id::named(&format!("payment_term/{days}")));
        write.insert(&PaymentTerm::net_days(id, &format!("net-{days}"), days))?;
    }
    pipeline(write)
}

/// Name, chance in percent, what it means, days after which a deal counts as stuck.
const STAGES: &[(&str, i32, StageOutcome, Option<i64>)] = &[
    ("contact", 10, StageOutcome::Open, Some(14)),
    ("qualified", 30, StageOutcome::Open, Some(21)),
    ("offer", 60, StageOutcome::Open, Some(30)),
    ("negotiation", 80, StageOutcome::Open, Some(21)),
    ("won", 100, StageOutcome::Won, None),
    ("lost", 0, StageOutcome::Lost, None),
];

fn pipeline(write: &mut Write<'_>) -> Answer<()> {
    let pipeline = PipelineId(Id::named("pipeline/sales"));
    write.insert(&Pipeline { id: pipeline, name: "sales".to_owned() })?;
    for (position, (name, percent, outcome, max_days)) in (0..).zip(STAGES) {
        write.insert(&Stage {
            id: StageId(Id::named(&format!("stage/{name}"))),
            pipeline,
            name: (*name).to_owned(),
            position,
            probability: Rate::from(*percent),
            outcome: *outcome,
            max_days: *max_days,
        })?;
    }
    Ok(())
}
