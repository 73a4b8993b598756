//! The company, its branches, PCs, people, settings and exchange rates.

use std::collections::BTreeSet;

use kontor_core::company::{Branch, Company, Device, ExchangeRate, Setting, SignIn, User};
use kontor_core::entity::{DeviceId, EntityKind, SettingId};
use kontor_core::id::Id;
use kontor_core::money::Currency;
use kontor_core::numbering::SeriesKey;
use kontor_core::permission::role::{Role, Team};
use kontor_core::time::LocalDate;
use serde_json::Value;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

impl Read<'_> {
    /// The company, once it is set up.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn company(&self) -> Result<Option<Company>> {
        Ok(self.all("_del = 0 LIMIT 1", [])?.pop())
    }
    /// All branches by code.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn branches(&self) -> Result<Vec<Branch>> {
        self.all("_del = 0 ORDER BY code", [])
    }
    /// All PCs by code.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn devices(&self) -> Result<Vec<Device>> {
        self.all("_del = 0 ORDER BY code", [])
    }
    /// All people by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users(&self) -> Result<Vec<User>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// The roles of the firm's own by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn roles(&self) -> Result<Vec<Role>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// All teams by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn teams(&self) -> Result<Vec<Team>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// Signings in and out, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sign_ins(&self, limit: i64) -> Result<Vec<SignIn>> {
        self.all("1 ORDER BY at_ms DESC, id DESC LIMIT ?1", [limit])
    }
    /// This PC.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn this_device(&self) -> Result<DeviceId> {
        let id: Option<Id> = self.value("SELECT device FROM sync_state", [])?;
        Ok(DeviceId(id.unwrap_or_default()))
    }
    /// A setting of the company.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<Value>> {
        Ok(self.all::<Setting>("key = ?1 AND _del = 0 ORDER BY id LIMIT 1", [key])?.pop().map(|setting| setting.value))
    }
    /// The exchange rate that holds on a day: the last one known by then.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn exchange_rate(&self, currency: Currency, on: LocalDate) -> Result<Option<ExchangeRate>> {
        let found = self.all(
            "currency = ?1 AND on_day <= ?2 AND _del = 0 ORDER BY on_day DESC, id DESC LIMIT 1",
            [Sql(&currency.to_cell()), Sql(&on.to_cell())],
        )?;
        Ok(found.into_iter().next())
    }
    /// Another rate of the same currency from the same day on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn exchange_rate_beside(&self, rate: &ExchangeRate) -> Result<Option<ExchangeRate>> {
        let found = self.all(
            "currency = ?1 AND on_day = ?2 AND id <> ?3 AND _del = 0 LIMIT 1",
            [Sql(&rate.currency.to_cell()), Sql(&rate.on_day.to_cell()), Sql(&rate.id.to_cell())],
        )?;
        Ok(found.into_iter().next())
    }
    /// The first kind of fact that the company has written: from then on its currency and chart stand.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn books_begun_by(&self) -> Result<Option<EntityKind>> {
        for kind in [EntityKind::Document, EntityKind::Payment, EntityKind::Entry] {
            let any = format!("SELECT 1 FROM {} LIMIT 1", kind.table());
            if self.value::<i64>(&any, [])?.is_some() {
                return Ok(Some(kind));
            }
        }
        Ok(None)
    }
    /// Whether goods were ever moved.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn goods_moved(&self) -> Result<bool> {
        Ok(self.value::<i64>("SELECT 1 FROM stock_move LIMIT 1", [])?.is_some())
    }
    /// The codes of all PCs that ever were.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn device_codes(&self) -> Result<BTreeSet<String>> {
        Ok(self.rows("SELECT code FROM device", [], |cells| cells.take())?.into_iter().collect())
    }
    /// Whether a PC has issued documents: its code stands in their numbers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn device_has_issued(&self, device: DeviceId) -> Result<bool> {
        self.holds("SELECT 1 FROM document WHERE device = ?1 LIMIT 1", device)
    }
    /// The last number that a series has given; zero when it gave none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_number(&self, key: &SeriesKey) -> Result<u32> {
        let last: Option<u32> = self.value(
            "SELECT last_no FROM number_series WHERE kind = ?1 AND device = ?2 AND year = ?3",
            rusqlite::params![key.kind, key.device.as_str(), key.year],
        )?;
        Ok(last.unwrap_or(0))
    }
    /// All exchange rates, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn exchange_rates(&self) -> Result<Vec<ExchangeRate>> {
        self.all("_del = 0 ORDER BY on_day DESC, currency", [])
    }
}

impl Write<'_> {
    /// Sets a setting of the company.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_setting(&mut self, key: &str, value: Value) -> Result<()> {
        let id = SettingId(Id::named(&format!("setting/{key}")));
        self.save(&Setting { id, key: key.to_owned(), value })
    }
}
