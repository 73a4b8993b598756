//! Set-up of the open company: the firm itself and its logo, branches, PCs, people, numbers, closed periods.
//!
//! What the books rest on stands once they have begun: the currency and the chart of accounts cannot change after the first
//! document, payment or entry, nor the costing method after the first move of goods, nor the code of a PC that has issued
//! documents. Before that, changing them changes all that follows from them. How tax is rounded may change at any time,
//! because every document keeps its own way.

mod branch;
mod company;
mod device;
mod lock;
mod logo;
mod number;
mod user;

pub(crate) use branch::{branch_list, branch_save};
pub use company::CompanySettings;
pub(crate) use company::{company_get, company_save};
pub use device::DeviceRow;
pub(crate) use device::{device_list, device_save};
pub(crate) use lock::{period_lock_delete, period_lock_list, period_lock_save};
pub use logo::{Logo, LogoSet};
pub(crate) use logo::{company_logo_get, company_logo_set, kind_of_picture};
pub use number::SeriesState;
pub(crate) use number::number_series_state;
pub(crate) use user::{user_list, user_save};
