//! The demo company: a trading firm with a year behind it and a day before it, made by the ordinary commands and nothing else.
//!
//! The year is lived day by day with a clock of its own, so that every number, event and entry bears the time at which it would
//! have happened. For the same day the same company comes about; only the key of its file is drawn anew.

mod agenda;
mod clock;
mod counter;
mod diary;
mod firm;
mod goods;
mod house;
mod market;
mod northwind;
mod partners;
mod pipeline;
mod supply;
mod words;
mod year;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use kontor_core::fault::{Code, Fault};
use kontor_core::language::Language;
use kontor_core::money::Currency;
use kontor_store::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::desk::{Desk, Keys};
use crate::error::{Answer, AppError};
use crate::keys::KeyHome;
use crate::program::ProgramState;
use crate::secret::Secret;
use clock::PastClock;
use diary::Diary;
use firm::Firm;
use market::Market;
use northwind::Northwind;

/// What kind of demo company is wanted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DemoCreate {
    /// Language of people and paper.
    pub language: Language,
    /// Currency of the books; chooses the country too.
    pub currency: Currency,
    /// Where the file goes; the usual folder when empty.
    #[serde(default)]
    pub path: Option<PathBuf>,
}

/// The key of the demo company while it is being made.
#[derive(Clone, Default)]
struct Pocket(Arc<Mutex<Option<Key>>>);

impl Keys for Pocket {
    fn load(&self, _: &std::path::Path, _: Option<&Secret>) -> Result<Vec<Key>, Fault> {
        let key = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        key.map(|key| vec![key]).ok_or_else(|| Fault::new(Code::KeyMissing))
    }
    fn replace(&self, path: &std::path::Path, keys: &[&Key], _: KeyHome, _: Option<&Secret>) -> Result<(), Fault> {
        keys.first().map_or(Ok(()), |key| self.keep(path, key))
    }
    fn home(&self, _: &std::path::Path) -> KeyHome {
        KeyHome::Store
    }
    fn keep(&self, _: &std::path::Path, key: &Key) -> Result<(), Fault> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.clone());
        Ok(())
    }
    fn forget(&self, _: &std::path::Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

pub(crate) fn demo_create(desk: &Desk, request: DemoCreate) -> Answer<ProgramState> {
    let market = Market::of(request.currency)?;
    let now = desk.host().now();
    let data = Northwind::until(market.calendar().day_of(now))?;
    let clock = PastClock::new(desk.host());
    clock.set(market.calendar().start_of(data.first_day));
    let pocket = Pocket::default();
    let past = Desk::new(Box::new(clock.clone()), Box::new(pocket.clone()), desk.place().clone());
    let state = past.call("company_create", market.founding(&request))?;
    let path = PathBuf::from(state["company"]["path"].as_str().unwrap_or_default());
    let kept = pocket.load(&path, None).and_then(|keys| keys.iter().try_for_each(|key| desk.keys().keep(&path, key)));
    let made = match &kept {
        Ok(()) => live(&mut Firm::new(&past, &clock, market.calendar(), &data, market, &request)),
        Err(fault) => Err(fault.clone().into()),
    };
    drop(past);
    if let Err(error) = made {
        // A key that could not be kept may be in the way of another one: that stays.
        if kept.is_ok() {
            desk.keys().forget(&path);
        }
        crate::setup::remove(&path);
        return Err(error);
    }
    let opened = desk.call("company_open", json!({ "path": path }))?;
    serde_json::from_value(opened).map_err(|failure| AppError::unexpected(&failure))
}

/// Sets the house up and lives the year.
fn live(firm: &mut Firm<'_>) -> Answer<()> {
    house::set_up(firm)?;
    goods::stock_the_shelves(firm)?;
    partners::make_friends(firm)?;
    let mut diary = Diary::default();
    supply::plan(firm, &mut diary);
    year::plan(firm, &mut diary);
    counter::plan(firm, &mut diary);
    pipeline::plan(firm, &mut diary);
    agenda::plan(firm, &mut diary);
    diary.live(firm)
}
