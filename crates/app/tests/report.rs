//! Reports agree with the ledger, whatever happened.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::entity::ItemCategoryId;
use kontor_core::id::Id;
use kontor_core::item::{Item, ItemCategory};
use kontor_testkit::TestDesk;
use proptest::prelude::*;
use serde_json::{Value, json};

fn eur(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}
fn minor(value: &Value) -> i64 {
    value["minor"].as_i64().unwrap()
}
fn sales(desk: &TestDesk, group: &str) -> Value {
    desk.call("report_sales", json!({ "from": "2026-01-01", "until": "2026-12-31", "group": group }))
}

/// A firm that sells chairs and advice to two customers in two months.
fn trading() -> TestDesk {
    let desk = TestDesk::founded();
    let (berg, tal) = (desk.customer("Berg GmbH"), desk.customer("Tal GmbH"));
    let (chair, advice) = (desk.item("Stuhl", "50"), desk.service("Beratung", "100"));
    desk.receive(chair, "10", "30");
    let sell = |party: Id, on: &str, lines: Value| {
        desk.issue(json!({ "kind": "invoice", "party": party, "issued_on": on, "lines": lines }))
    };
    sell(berg, "2026-02-27", json!([{ "item": advice, "quantity": "3" }]));
    sell(berg, "2026-03-01", json!([{ "item": chair, "quantity": "4" }, { "item": advice, "quantity": "1" }]));
    sell(tal, "2026-03-02", json!([{ "item": chair, "quantity": "1" }]));
    desk
}

/// Label or first day with net and cost of each row.
fn figures(report: &Value) -> Vec<(String, i64, i64)> {
    let row = |row: &Value| {
        let name = row["first_on"].as_str().or(row["label"].as_str()).unwrap().to_owned();
        (name, minor(&row["net"]), minor(&row["cost"]))
    };
    report["rows"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn sales_by_everything_people_ask_for() {
    let desk = trading();
    let row = |name: &str, net, cost| (name.to_owned(), net, cost);
    for (group, rows) in [
        ("day", vec![row("2026-02-27", 30_000, 0), row("2026-03-01", 30_000, 12_000), row("2026-03-02", 5_000, 3_000)]),
        ("week", vec![row("2026-02-23", 60_000, 12_000), row("2026-03-02", 5_000, 3_000)]),
        ("month", vec![row("2026-02-01", 30_000, 0), row("2026-03-01", 35_000, 15_000)]),
        ("customer", vec![row("Berg GmbH", 60_000, 12_000), row("Tal GmbH", 5_000, 3_000)]),
        ("item", vec![row("Beratung", 40_000, 0), row("Stuhl", 25_000, 15_000)]),
        ("category", vec![row("", 65_000, 15_000)]),
        ("branch", vec![row("Hamburg", 65_000, 15_000)]),
        ("salesperson", vec![row("Anna", 65_000, 15_000)]),
    ] {
        let report = sales(&desk, group);
        assert_eq!(figures(&report), rows, "{group}");
        assert_eq!((minor(&report["total"]["net"]), minor(&report["total"]["margin"])), (65_000, 50_000), "{group}");
    }
    assert_eq!(sales(&desk, "item")["rows"][1]["quantity"], "5");
    assert_eq!(sales(&desk, "month")["total"]["margin_percent"], "76.9");
    let backwards = json!({ "from": "2026-02-01", "until": "2026-01-01", "group": "day" });
    assert_eq!(desk.codes("report_sales", backwards), ["until end-before-start"]);
}

#[test]
fn a_document_in_dollars_counts_with_its_converted_total() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let line = |name: &str| json!({ "item": desk.service(name, "1"), "quantity": "1", "price": "0.05" });
    let lines = json!([line("eins"), line("zwei"), line("drei")]);
    desk.invoice(berg, "0", json!({ "currency": "USD", "exchange_rate": "0.9", "lines": lines }));
    // 0.15 dollars are 0.14 euros (0.135); three times 0.05 would be 0.15 (0.045 each).
    let report = sales(&desk, "item");
    assert_eq!(minor(&report["total"]["net"]), 14);
    assert_eq!(figures(&report).iter().map(|(_, net, _)| net).sum::<i64>(), 14);
}

#[test]
fn what_goods_had_cost_is_settled_when_they_arrive_after_they_left() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "50");
    desk.desk
        .inside("test", kontor_app::Effect::Changes, |context| {
            context.write(|write| {
                let mut item: Item = write.get(chair)?;
                item.negative = kontor_core::stock::NegativePolicy::Allow;
                Ok(write.save(&item)?)
            })
        })
        .unwrap();
    desk.receive(chair, "1", "30");
    desk.issue(json!({ "kind": "invoice", "party": berg, "lines": [{ "item": chair, "quantity": "3" }] }));
    desk.receive(chair, "5", "40");
    assert_eq!(minor(&sales(&desk, "customer")["total"]["cost"]), desk.balance("cogs"));
    assert_eq!(desk.balance("cogs"), 3_000 + 2 * 4_000);
}

#[test]
fn receivables_age_and_the_past_can_be_asked_for() {
    let desk = TestDesk::founded();
    let (berg, tal) = (desk.customer("Berg GmbH"), desk.customer("Tal GmbH"));
    let due_now = Id::named("payment_term/0");
    let invoice = |party: Id, on: &str, price: &str| {
        desk.invoice(party, price, json!({ "issued_on": on, "payment_term": due_now }))
    };
    for (on, price) in
        [("2025-11-01", "1"), ("2025-12-15", "2"), ("2026-01-15", "4"), ("2026-02-15", "8"), ("2026-03-02", "16")]
    {
        invoice(berg, on, price);
    }
    invoice(tal, "2026-02-01", "32");
    let on = |day: &str| desk.call("report_receivables_ageing", json!({ "on": day }));
    let row = |report: &Value| {
        ["not_due", "days_1_30", "days_31_60", "days_61_90", "over_90", "credit", "total"]
            .map(|bucket| minor(&report["rows"][0][bucket]))
    };
    let today = on("2026-03-02");
    assert_eq!(row(&today), [0, 3_200, 0, 0, 0, 0, 3_200], "who owes most stands first");
    assert_eq!(minor(&today["total"]["total"]), 6_300);
    assert_eq!(today["rows"][1]["claims"].as_array().unwrap().len(), 5);
    let paid = desk.pay("tal", tal, 5_000, json!({ "paid_on": "2026-03-05" }));
    // Of 1 February: the thirtieth day and the one after it, both before the payment.
    assert_eq!(row(&on("2026-03-03")), [0, 3_200, 0, 0, 0, 0, 3_200]);
    assert_eq!(row(&on("2026-03-04")), [0, 0, 3_200, 0, 0, 0, 3_200]);
    assert_eq!(minor(&on("2026-03-04")["total"]["credit"]), 0, "not paid yet");
    assert_eq!(row(&on("2026-03-05")), [0, 800 + 1_600, 400, 200, 100, 0, 3_100]);
    assert_eq!(minor(&on("2026-03-05")["total"]["credit"]), -1_800);
    desk.call(
        "payment_reverse",
        json!({ "payment": paid["payment"]["id"], "id": Id::named("bounce"), "on": "2026-03-10" }),
    );
    assert_eq!(minor(&on("2026-03-09")["total"]["credit"]), -1_800, "it had not bounced then");
    assert_eq!((minor(&on("2026-03-10")["total"]["credit"]), minor(&on("2026-03-10")["total"]["total"])), (0, 6_300));
}

#[test]
fn stock_is_worth_what_stands_on_its_account() {
    let desk = TestDesk::founded();
    let category = ItemCategory { id: ItemCategoryId(Id::named("Möbel")), name: "Möbel".to_owned(), parent: None };
    let (chair, lamp) = (desk.item("Stuhl", "50"), desk.item("Lampe", "20"));
    desk.desk
        .inside("test", kontor_app::Effect::Changes, |context| {
            context.write(|write| {
                write.insert(&category)?;
                let item: Item = write.get(chair)?;
                Ok(write.save(&Item { category: Some(category.id), ..item })?)
            })
        })
        .unwrap();
    desk.receive(chair, "3", "33.3333");
    desk.receive(lamp, "2", "7.50");
    let report = desk.call("report_stock_value", json!({}));
    let groups: Vec<_> = report["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| (group["name"].clone(), minor(&group["value"])))
        .collect();
    assert_eq!(groups, [(json!(""), 1_500), (json!("Möbel"), 10_000)]);
    assert_eq!((report["total"].clone(), report["inventory_account"].clone()), (eur(11_500), eur(11_500)));
    assert_eq!(report["rows"][1]["unit_cost"], "33.3333");
    let some = desk.call("report_stock_value", json!({ "category": category.id }));
    assert_eq!((some["rows"].as_array().unwrap().len(), some["total"].clone()), (1, eur(10_000)));
}

#[test]
fn taxes_by_category_and_rate_agree_with_their_accounts() {
    let desk = trading();
    let tal = Id::named("Tal GmbH");
    let free = desk.invoice(tal, "200", json!({}));
    desk.credit_note(&free, "0.5");
    let report = desk.call("report_vat", json!({ "from": "2026-03-01", "until": "2026-03-31" }));
    let rows: Vec<_> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (row["category"].as_str().unwrap(), row["rate"].as_str().unwrap(), minor(&row["base"]), minor(&row["tax"]))
        })
        .collect();
    assert_eq!(rows, [("S", "19", 35_000, 6_650), ("Z", "0", 10_000, 0)]);
    let year = desk.call("report_vat", json!({ "from": "2026-01-01", "until": "2026-12-31" }));
    assert_eq!((minor(&year["output"]), minor(&year["payable"])), (-desk.balance("vat_output"), 12_350));
}

#[test]
fn the_first_look_in_the_morning() {
    let desk = trading();
    let berg = Id::named("Berg GmbH");
    desk.invoice(berg, "7", json!({ "issued_on": "2025-03-02" }));
    desk.invoice(berg, "9", json!({ "issued_on": "2025-03-31" }));
    let seen = desk.call("dashboard", json!({}));
    let sums = ["month", "month_last_year_to_date", "month_last_year", "receivables", "overdue"]
        .map(|name| minor(&seen[name]));
    assert_eq!(sums, [35_000, 700, 1_600, 65_000 + 12_350 + 1_600, 1_600]);
    let months = figures(&json!({ "rows": seen["months"] }));
    assert_eq!(
        (months.len(), months[0].clone(), months[11].clone()),
        (12, ("2025-04-01".into(), 0, 0), ("2026-03-01".into(), 35_000, 15_000))
    );
    assert_eq!(
        (seen["top_customers"][0]["label"].as_str(), seen["top_items"][0]["label"].as_str()),
        (Some("Berg GmbH"), Some("Beratung"))
    );
}

/// What happens in a shop on a day, each with some number that says how much.
#[derive(Debug, Clone)]
enum Deed {
    Receive(u8),
    Sell(u8),
    SellInDollars(u8),
    CreditBack(u8),
    Pay(u16),
    Apply,
    Refund,
    TakeBack(u8),
    Transfer(u8),
    NextDay,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        2 => (1..30_u8).prop_map(Deed::Receive),
        4 => (1..9_u8).prop_map(Deed::Sell),
        1 => (1..9_u8).prop_map(Deed::SellInDollars),
        1 => (1..4_u8).prop_map(Deed::CreditBack),
        4 => (1..60_000_u16).prop_map(Deed::Pay),
        1 => Just(Deed::Apply),
        1 => Just(Deed::Refund),
        2 => any::<u8>().prop_map(Deed::TakeBack),
        1 => (1..5_u8).prop_map(Deed::Transfer),
        2 => Just(Deed::NextDay),
    ]
}

/// A shop in which things happen. What the rules refuse just does not happen.
struct Shop {
    desk: TestDesk,
    customers: [Id; 2],
    chair: Id,
    invoices: Vec<Value>,
    payments: Vec<Value>,
    count: usize,
    day: chrono::NaiveDate,
}

impl Shop {
    fn open() -> Self {
        let desk = TestDesk::founded();
        let customers = [desk.customer("Berg GmbH"), desk.customer("Tal GmbH")];
        let chair = desk.item("Stuhl", "49.99");
        let shop = json!({ "location": { "id": Id::named("Laden"), "name": "Laden", "kind": "storage" } });
        desk.call("location_save", shop);
        let day = "2026-03-02".parse().unwrap();
        Self { desk, customers, chair, invoices: Vec::new(), payments: Vec::new(), count: 0, day }
    }
    fn try_issue(&mut self, body: Value) -> Option<Value> {
        let draft = self.desk.call("draft_start", json!({ "kind": body["kind"] }));
        let saved = self.desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
        let issue = json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] });
        self.desk.desk.call("document_issue", issue).ok()
    }
    fn next_id(&mut self) -> Id {
        self.count += 1;
        Id::named(&format!("deed {}", self.count))
    }
    fn customer(&self, number: u8) -> Id {
        self.customers[usize::from(number) % 2]
    }
    fn happen(&mut self, deed: &Deed) {
        match *deed {
            Deed::Receive(number) => {
                self.desk.receive(self.chair, &number.to_string(), &format!("{}.37", 10 + number));
            }
            Deed::Sell(number) => self.sell(number, json!({})),
            Deed::SellInDollars(number) => self.sell(number, json!({ "currency": "USD", "exchange_rate": "0.873" })),
            Deed::CreditBack(number) => self.credit_back(number),
            Deed::Pay(cents) => self.pay(cents),
            Deed::Apply => self.with_credit(|credit, _| {
                ("credit_apply", json!({ "credit": credit, "settling": { "how": "oldest_first" } }))
            }),
            Deed::Refund => {
                let day = self.day;
                self.with_credit(|credit, id| {
                    ("refund", json!({ "id": id, "credit": credit, "method": "cash", "paid_on": day, "exchange_rate": "0.91" }))
                });
            }
            Deed::TakeBack(number) => self.take_back(number),
            Deed::Transfer(number) => {
                let places = self.desk.call("location_list", json!({}));
                let from =
                    places.as_array().unwrap().iter().find(|place| place["name"] == "Hamburg").unwrap()["id"].clone();
                let lines = json!([{ "item": self.chair, "quantity": number.to_string() }]);
                let _ = self
                    .desk
                    .desk
                    .call("stock_transfer", json!({ "from": from, "to": Id::named("Laden"), "lines": lines }));
            }
            Deed::NextDay => {
                self.desk.host.pass_days(1);
                self.day = self.day.succ_opt().unwrap();
            }
        }
    }
    fn sell(&mut self, number: u8, more: Value) {
        let mut body = json!({ "kind": "invoice", "party": self.customer(number), "lines": [
            { "item": self.chair, "quantity": number.to_string(), "price": "49.99" },
        ] });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        if let Some(invoice) = self.try_issue(body) {
            self.invoices.push(invoice);
        }
    }
    fn credit_back(&mut self, number: u8) {
        let Some(invoice) = self.invoices.get(usize::from(number)) else { return };
        let source = invoice["document"]["id"].clone();
        let Ok(draft) = self.desk.desk.call("draft_start", json!({ "kind": "credit_note", "source": source })) else {
            return;
        };
        let mut body = draft["draft"]["body"].clone();
        body["reason"] = json!("zurück");
        body["goods_back"] = json!(number.is_multiple_of(2));
        body["lines"][0]["quantity"] = json!("1");
        let saved = self.desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
        let issue = json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] });
        let _ = self.desk.desk.call("document_issue", issue);
    }
    fn pay(&mut self, cents: u16) {
        let dollars = cents.is_multiple_of(5);
        let amount = json!({ "minor": cents, "currency": if dollars { "USD" } else { "EUR" } });
        let request = json!({
            "id": self.next_id(), "party": self.customer(cents.to_le_bytes()[0]), "method": "bank", "amount": amount,
            "paid_on": self.day, "exchange_rate": "0.95", "settling": { "how": "oldest_first" },
        });
        let paid = self.desk.call("payment_record", request);
        self.payments.push(paid);
    }
    fn with_credit(&mut self, request: impl FnOnce(Value, Id) -> (&'static str, Value)) {
        let id = self.next_id();
        let party = self.customer(id.0.as_bytes()[15]);
        let items = self.desk.call("open_items", json!({ "party": party }));
        if let Some(credit) = items["credits"].as_array().unwrap().first() {
            let (command, request) = request(credit["source"].clone(), id);
            let _ = self.desk.desk.call(command, request);
        }
    }
    fn take_back(&mut self, number: u8) {
        let id = self.next_id();
        let Some(payment) = self.payments.get(usize::from(number) % 8) else { return };
        if number.is_multiple_of(2) {
            let _ = self.desk.desk.call("payment_reverse", json!({ "payment": payment["payment"]["id"], "id": id }));
        } else if let Some(allocation) = payment["allocations"].as_array().unwrap().first() {
            let _ = self.desk.desk.call("payment_unallocate", json!({ "allocation": allocation["id"] }));
        }
    }
    /// Everything that must agree, now and on every day before.
    fn check(&self) {
        let desk = &self.desk;
        let mut day = "2026-03-01".parse::<chrono::NaiveDate>().unwrap();
        while day <= self.day {
            let ledger = desk.call("trial_balance", json!({ "until": day }));
            assert_eq!(ledger["closing"], eur(0));
            let accounts = desk.call("account_list", json!({}));
            let receivable =
                accounts.as_array().unwrap().iter().find(|account| account["role"] == "receivable").unwrap();
            let row = ledger["rows"].as_array().unwrap().iter().find(|row| row["account"] == receivable["id"]);
            let ageing = desk.call("report_receivables_ageing", json!({ "on": day }));
            assert_eq!(
                ageing["total"]["total"],
                row.map_or(eur(0), |row| row["closing"].clone()),
                "receivables on {day}"
            );
            day = day.succ_opt().unwrap();
        }
        let stock = desk.call("report_stock_value", json!({}));
        assert_eq!(stock["total"], stock["inventory_account"]);
        let report = sales(desk, "customer");
        assert_eq!(minor(&report["total"]["cost"]), desk.balance("cogs"));
        assert_eq!(figures(&report).iter().map(|(_, _, cost)| cost).sum::<i64>(), desk.balance("cogs"));
        let vat = desk.call("report_vat", json!({ "from": "2026-01-01", "until": "2026-12-31" }));
        assert_eq!(minor(&vat["output"]), -desk.balance("vat_output"));
        for customer in self.customers {
            let items = desk.call("open_items", json!({ "party": customer }));
            let open = |list: &str| {
                items[list].as_array().unwrap().iter().map(|item| minor(&item["open"])).collect::<Vec<_>>()
            };
            assert!(open("claims").iter().all(|open| *open > 0) && open("credits").iter().all(|open| *open < 0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn reports_agree_with_the_ledger_after_random_days(deeds in prop::collection::vec(deed(), 30..60)) {
        let mut shop = Shop::open();
        for deed in &deeds {
            shop.happen(deed);
        }
        shop.check();
    }
}
