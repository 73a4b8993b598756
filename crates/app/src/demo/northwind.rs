//! The sample data, with its last year moved so that it ends yesterday, on the same weekdays.

use std::collections::BTreeMap;

use chrono::Days;
use kontor_core::time::LocalDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Answer, AppError};

/// A customer or supplier.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Firm {
    #[serde(alias = "CustomerID", alias = "SupplierID")]
    pub code: String,
    #[serde(rename = "CompanyName")]
    pub name: String,
    #[serde(rename = "ContactName")]
    pub contact: String,
    #[serde(rename = "ContactTitle")]
    pub contact_title: String,
    #[serde(rename = "Address")]
    pub street: String,
    #[serde(rename = "City")]
    pub city: String,
    #[serde(rename = "Region")]
    pub region: String,
    #[serde(rename = "PostalCode")]
    pub postal_code: String,
    #[serde(rename = "Country")]
    pub country: String,
    #[serde(rename = "Phone")]
    pub phone: String,
}

/// Something that is sold.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Product {
    #[serde(rename = "ProductID")]
    pub id: u32,
    #[serde(rename = "ProductName")]
    pub name: String,
    #[serde(rename = "SupplierID")]
    pub supplier: String,
    #[serde(rename = "CategoryID")]
    pub category: usize,
    #[serde(rename = "QuantityPerUnit")]
    pub pack: String,
    #[serde(rename = "UnitPrice")]
    pub price: Decimal,
    pub units_in_stock: u32,
    pub reorder_level: u32,
    #[serde(rename = "Discontinued")]
    pub discontinued: u32,
}

/// Somebody who works for the firm.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Employee {
    #[serde(rename = "EmployeeID")]
    pub id: u32,
    pub last_name: String,
    pub first_name: String,
    pub title: String,
}

/// An order of the year, on its new dates.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub id: u32,
    pub customer: String,
    pub employee: u32,
    pub ordered: LocalDate,
    pub shipped: Option<LocalDate>,
    pub lines: Vec<OrderLine>,
}

/// A line of an order.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct OrderLine {
    #[serde(rename = "OrderID")]
    pub order: u32,
    #[serde(rename = "ProductID")]
    pub product: u32,
    #[serde(rename = "Quantity")]
    pub quantity: u32,
    #[serde(rename = "Discount")]
    pub discount: u32,
}

#[derive(Debug, Deserialize)]
struct OrderRow {
    #[serde(rename = "OrderID")]
    id: u32,
    #[serde(rename = "CustomerID")]
    customer: String,
    #[serde(rename = "EmployeeID")]
    employee: u32,
    #[serde(rename = "OrderDate")]
    ordered: LocalDate,
    #[serde(rename = "ShippedDate")]
    shipped: Option<LocalDate>,
}

/// Every so many orders of the sample one is taken: enough for every list and chart, and quickly made.
const EVERY: usize = 2;

/// Days before the first order: the house is set up, the shelves are filled.
const RUN_UP: u64 = 21;

/// The sample data.
#[derive(Debug, Clone)]
pub(super) struct Northwind {
    pub today: LocalDate,
    pub first_day: LocalDate,
    pub customers: Vec<Firm>,
    pub suppliers: Vec<Firm>,
    pub products: Vec<Product>,
    pub employees: Vec<Employee>,
    pub orders: Vec<Order>,
}

impl Northwind {
    /// The data with its year moved to end before `today`.
    pub fn until(today: LocalDate) -> Answer<Self> {
        let rows: Vec<OrderRow> = read(include_str!("data/orders.csv"))?;
        let mut lines: BTreeMap<u32, Vec<OrderLine>> = BTreeMap::new();
        for line in read::<OrderLine>(include_str!("data/order_details.csv"))? {
            lines.entry(line.order).or_default().push(line);
        }
        let last = rows.iter().map(|row| row.ordered).max().unwrap_or(today);
        let weeks = (today - last).num_days().saturating_sub(1).div_euclid(7);
        let move_on = |day: LocalDate| day.checked_add_signed(chrono::TimeDelta::weeks(weeks)).unwrap_or(day);
        let orders: Vec<Order> = rows
            .into_iter()
            // The last weeks stay whole: that is what one looks at.
            .enumerate()
            .filter(|(at, row)| at.is_multiple_of(EVERY) || row.shipped.is_none())
            .map(|(_, row)| Order {
                id: row.id,
                customer: row.customer,
                employee: row.employee,
                ordered: move_on(row.ordered),
                shipped: row.shipped.map(move_on).filter(|day| *day < today),
                lines: lines.remove(&row.id).unwrap_or_default(),
            })
            .collect();
        let first = orders.first().map_or(today, |order| order.ordered);
        Ok(Self {
            today,
            first_day: first.checked_sub_days(Days::new(RUN_UP)).unwrap_or(first),
            customers: read(include_str!("data/customers.csv"))?,
            suppliers: read(include_str!("data/suppliers.csv"))?,
            products: read(include_str!("data/products.csv"))?,
            employees: read(include_str!("data/employees.csv"))?,
            orders,
        })
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Answer<Vec<T>> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(text.as_bytes()).into_deserialize().collect();
    rows.map_err(|failure| AppError::unexpected(&failure))
}

#[cfg(test)]
mod tests {
    use chrono::Datelike as _;

    use super::*;

    #[test]
    fn the_year_ends_before_today_on_the_same_weekday() {
        for day in 1..=14 {
            let today = LocalDate::from_ymd_opt(2026, 3, day).unwrap();
            let data = Northwind::until(today).unwrap();
            let last = data.orders.iter().map(|order| order.ordered).max().unwrap();
            assert!((1..=7).contains(&(today - last).num_days()), "{today} {last}");
            assert_eq!(last.weekday(), chrono::Weekday::Wed);
            assert!(
                data.orders.iter().all(|order| order.shipped.is_none_or(|day| day >= order.ordered && day < today))
            );
        }
    }

    #[test]
    fn every_order_can_be_filled_from_the_other_files() {
        let data = Northwind::until(LocalDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
        assert_eq!((data.customers.len(), data.suppliers.len(), data.products.len()), (91, 29, 77));
        for order in &data.orders {
            assert!(data.customers.iter().any(|customer| customer.code == order.customer));
            assert!(!order.lines.is_empty());
            assert!(order.lines.iter().all(|line| data.products.iter().any(|product| product.id == line.product)));
        }
    }
}
