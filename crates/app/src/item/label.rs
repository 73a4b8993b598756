//! Labels for shelves and goods: name, price with tax, barcode and number of items, as PDF for a sheet or a roll.

use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, Rate};
use kontor_core::entity::{ItemId, PriceListId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::Item;
use kontor_core::money::Money;
use kontor_core::price::PriceList;
use kontor_core::time::LocalDate;
use kontor_core::totals::{DocumentInput, LineInput, total};
use kontor_documents::format::Format;
use kontor_documents::labels::{self, Label, Stock};
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::file::FileContent;
use crate::look_up::{self, Conditions, PriceAsk, TaxAsk};

/// More labels than these come from a slip of the finger.
const MOST: u32 = 5_000;

/// Sides of a label on a roll, in tenths of a millimetre.
const SIDES: RangeInclusive<u32> = 150..=20_000;

/// Labels of one item.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct LabelWish {
    /// The item.
    pub item: ItemId,
    /// How many labels.
    pub count: u32,
}

/// What the labels are printed on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LabelPaper {
    /// A4 with 24 labels of 70 by 37 mm.
    Sheet {
        /// Places of the first sheet that are used up already, at most 23.
        #[serde(default)]
        used: u32,
    },
    /// A roll with one label after the other.
    Roll {
        /// Width of a label in tenths of a millimetre, 150 to 20000.
        width: u32,
        /// Height of a label in tenths of a millimetre, 150 to 20000.
        height: u32,
    },
}

/// A wish for labels.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct LabelRequest {
    /// For which items, in this order.
    pub items: Vec<LabelWish>,
    /// On what.
    pub paper: LabelPaper,
    /// Prices of which list; the standard one when empty. They are printed with tax.
    #[serde(default)]
    pub list: Option<PriceListId>,
    /// Leaves the price away, as for parcels and shelves of the warehouse.
    #[serde(default)]
    pub without_price: bool,
}

pub(crate) fn item_labels(context: &Context<'_>, request: LabelRequest) -> Answer<FileContent> {
    let mut faults = request.paper.faults();
    let count: u64 = request.items.iter().map(|wish| u64::from(wish.count)).sum();
    if count > u64::from(MOST) {
        faults.push(Fault::at("items", Code::OutOfRange).with("min", 1).with("max", MOST));
    }
    faults.ok()?;
    let mut labels = Vec::new();
    context.read(|read| {
        let shelf = Shelf::of(context, read, &request)?;
        let mut faults = Faults::none();
        for (at, wish) in request.items.iter().enumerate() {
            match shelf.label(wish.item) {
                Ok(label) => labels.extend(std::iter::repeat_n(label, usize::try_from(wish.count).unwrap_or(0))),
                Err(error) => {
                    faults.0.extend(error.faults.into_iter().map(|fault| fault.under(&format!("items.{at}"))));
                }
            }
        }
        Ok(faults.ok()?)
    })?;
    let (stock, used) = match request.paper {
        LabelPaper::Sheet { used } => (Stock::SHEET_24, used),
        LabelPaper::Roll { width, height } => (Stock::roll(width, height), 0),
    };
    let bytes = labels::pdf(&labels, stock, used).map_err(|fault| request.named(fault))?;
    Ok(FileContent { name: "labels.pdf".into(), mime: "application/pdf".into(), base64: STANDARD.encode(bytes) })
}

impl LabelPaper {
    /// What of it cannot be printed on, under the names of the request.
    fn faults(self) -> Faults {
        let mut faults = Faults::none();
        match self {
            Self::Sheet { used } => {
                let places = Stock::SHEET_24.columns * Stock::SHEET_24.rows;
                if used >= places {
                    faults.push(Fault::at("paper.used", Code::OutOfRange).with("min", 0).with("max", places - 1));
                }
            }
            Self::Roll { width, height } => {
                for (field, side) in [("paper.width", width), ("paper.height", height)] {
                    if !SIDES.contains(&side) {
                        let range = Fault::at(field, Code::OutOfRange);
                        faults.push(range.with("min", SIDES.start() / 10).with("max", SIDES.end() / 10));
                    }
                }
            }
        }
        faults
    }
}

impl LabelRequest {
    /// A fault of the n-th label, under the name of the item that it was wished for.
    fn named(&self, mut fault: Fault) -> Fault {
        let Some((number, rest)) = fault.field.strip_prefix("labels.").and_then(|field| field.split_once('.')) else {
            return fault;
        };
        let label: u64 = number.parse().unwrap_or_default();
        let labels_up_to = self.items.iter().scan(0, |sum, wish| {
            *sum += u64::from(wish.count);
            Some(*sum)
        });
        let item = labels_up_to.take_while(|end| *end <= label).count();
        fault.field = format!("items.{item}.{rest}");
        fault
    }
}

/// Where the labels will hang: what its prices are looked up in.
struct Shelf<'a> {
    read: &'a Read<'a>,
    company: Company,
    on: LocalDate,
    /// Whose prices are shown; none without prices.
    list: Option<PriceList>,
    conditions: Conditions,
}

impl<'a> Shelf<'a> {
    fn of(context: &Context<'_>, read: &'a Read<'a>, request: &LabelRequest) -> Answer<Self> {
        let company = company(read)?;
        let on = Calendar::of(&company).day_of(context.now());
        let list = read.get(look_up::list_for(request.list, None))?;
        let list = Some(list).filter(|_| !request.without_price);
        Ok(Self { read, company, on, list, conditions: Conditions::of(read)? })
    }
    fn label(&self, id: ItemId) -> Answer<Label> {
        let item: Item = self.read.get(id)?;
        let barcodes = self.read.barcodes_of(item.id)?;
        let own = barcodes.iter().find(|code| code.unit.as_deref().is_none_or(|unit| unit == item.unit));
        Ok(Label {
            name: item.name_in(self.company.language).to_owned(),
            price: self.list.as_ref().map(|list| self.price(list, &item)).transpose()?.unwrap_or_default(),
            note: String::new(),
            barcode: own.map(|code| code.code.clone()).unwrap_or_default(),
            number: item.sku,
        })
    }
    /// What a consumer pays for one piece today, in the list's currency; nothing where the list has no price.
    fn price(&self, list: &PriceList, item: &Item) -> Answer<String> {
        let ask = PriceAsk {
            list: list.id,
            party: None,
            item,
            unit: &item.unit,
            quantity: Quantity::from(1),
            on: self.on,
            currency: list.currency,
            exchange_rate: Rate::from(1),
            typed: None,
            discount: None,
            document_discount: None,
        };
        let price = match self.conditions.price(self.read, &ask) {
            Ok(price) => price,
            Err(error) if error.has(Code::NoPrice) => return Ok(String::new()),
            Err(error) => return Err(error),
        };
        let supply = TaxAsk {
            company: &self.company,
            party: None,
            country: &self.company.country,
            supply: item.kind,
            category: item.tax_category,
            on: self.on,
            prices_gross: list.includes_tax,
        };
        let taxes = self.conditions.taxes(self.read, &supply)?;
        let line = LineInput::new(Quantity::from(1), price.unit_price, taxes);
        let gross: Money = total(&DocumentInput::new(list.currency, vec![line]))?.gross;
        Ok(Format::of(self.company.language).money(gross))
    }
}
