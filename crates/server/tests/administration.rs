//! The administration page over real TLS: who gets in, what it shows, what it does.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_sync::chain;
use kontor_sync::sign::DeviceSecret;
use serde_json::{Value, json};
use support::site::Site;

/// A browser: a cookie, and the header that only the page itself sends.
struct Browser<'s> {
    site: &'s Site,
    cookie: String,
}

impl<'s> Browser<'s> {
    const fn new(site: &'s Site) -> Self {
        Self { site, cookie: String::new() }
    }
    fn send(&self, method: &str, path: &str, more: &str, body: &Value) -> (u16, String, Value) {
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let (length, cookie) = (body.len(), &self.cookie);
        let head = format!(
            "{method} /admin/{path} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\ncontent-length: {length}\r\n{more}connection: close\r\n\r\n"
        );
        let (status, head, body) = self.site.client.whole(&head, body.as_bytes()).unwrap();
        (status, head, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }
    fn get(&self, path: &str) -> (u16, Value) {
        let (status, _, answer) = self.send("GET", path, "", &Value::Null);
        (status, answer)
    }
    fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let (status, _, answer) = self.send("POST", path, "x-kontor-admin: 1\r\norigin: https://localhost\r\n", body);
        (status, answer)
    }
    fn sign_in(&mut self, password: &str) -> (u16, Value) {
        let asked = json!({ "firm": null, "password": password });
        let (status, head, answer) = self.send("POST", "api/sign-in", "x-kontor-admin: 1\r\n", &asked);
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        if let Some(cookie) = cookie {
            for word in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"] {
                assert!(cookie.contains(word), "{cookie}");
            }
            cookie.split(';').next().unwrap().clone_into(&mut self.cookie);
        }
        (status, answer)
    }
}

#[test]
fn an_administrator_sees_the_firm_and_lets_pcs_in_and_out() {
    let site = Site::open();
    let (firm, _) = site.firm("Firm");
    let password = admin::new_password(&*site.office.db, firm).unwrap();
    let mut browser = Browser::new(&site);
    assert_eq!(browser.get("api/overview"), (401, json!({ "code": "signed-out", "wait_ms": null })));
    assert_eq!(browser.sign_in(&password.to_lowercase()).0, 204);
    let (status, told) = browser.get("api/overview");
    assert_eq!((status, &told["firm"]["name"], &told["firm"]["has_company"]), (200, &json!("Firm"), &json!(false)));
    assert_eq!((&told["pcs"], &told["backup"]), (&json!([]), &Value::Null));
    let (status, choices) = browser.get("api/choices");
    assert_eq!((status, &choices["branches"], &choices["people"]), (200, &json!([]), &json!([])));
    assert!(choices["roles"].as_array().unwrap().contains(&json!({ "key": "shop", "name": null })));

    let (status, place) = browser.post("api/enrol", &json!({ "branch": null, "role": "shop", "people": [] }));
    assert_eq!((status, &place["founder"]), (200, &json!(true)), "the first PC brings the company");
    let code = place["code"].as_str().unwrap();
    let fingerprint = place["fingerprint"].as_str().unwrap().replace(':', "");
    assert_eq!(place["qr"], format!("kontor:localhost#{code}#{fingerprint}"));
    let secret = DeviceSecret::new(&chain::of_file(b"pc"));
    site.client.enrol(&code.replace('-', ""), Id::named("pc"), &secret, "Till").unwrap();
    let told = browser.get("api/overview").1;
    let pc = &told["pcs"][0];
    assert_eq!((&pc["code"], &pc["name"], &pc["status"]), (&json!("01"), &json!("Till"), &json!("active")));
    assert_eq!((&pc["branches"], &pc["facets"]), (&Value::Null, &json!(["cost", "credit", "bank", "pay"])));
    assert_eq!(browser.post("api/enrol", &json!({ "branch": null, "role": "emperor", "people": [] })).0, 404);
    assert_eq!(browser.post("api/enrol", &json!({ "branch": Id::named("moon"), "role": "shop", "people": [] })).0, 404);
    let nobody = json!({ "branch": null, "role": "shop", "people": [Id::named("nobody")] });
    assert_eq!(browser.post("api/enrol", &nobody).0, 404);

    let mut pokes = site.office.heads.listen(firm).unwrap();
    let mut poked = || {
        let poked = pokes.has_changed().unwrap();
        pokes.mark_unchanged();
        poked
    };
    assert!(!poked());
    let elsewhere = json!({ "pc": pc["id"], "branch": null, "role": "sales", "people": [] });
    assert_eq!((browser.post("api/reach", &elsewhere).0, poked()), (204, true), "its PC hears of it at once");
    let told = browser.get("api/overview").1;
    assert_eq!(told["pcs"][0]["facets"], json!(["cost"]), "who posts goods holds costs");
    assert_eq!(told["pcs"][0]["role"], json!({ "key": "sales", "name": null }));
    assert_eq!(pc["role"], Value::Null, "what it held was given to it before");
    let nowhere = json!({ "pc": Id::named("none"), "branch": null, "role": "sales", "people": [] });
    assert_eq!(browser.post("api/reach", &nowhere).1["code"], "not-found");
    let (status, backup) = browser.post("api/backup", &json!({}));
    assert_eq!((status, &backup["covers"]), (200, &json!(0)));
    assert_eq!(std::fs::read_dir(site.folder.path().join("backups")).unwrap().count(), 1);
    assert!(!poked(), "a backup is nothing to pull");
    assert_eq!((browser.post("api/revoke", &json!({ "pc": pc["id"] })).0, poked()), (204, true));
    assert_eq!(browser.post("api/revoke", &json!({ "pc": pc["id"] })).1["code"], "revoked-before");
    assert_eq!(browser.post("api/revoke", &json!({ "pc": Id::named("none") })).1["code"], "not-found");
    assert_eq!(browser.get("api/overview").1["pcs"][0]["status"], "revoked");
    assert_eq!(browser.post("api/revoke", &json!("nonsense")).1["code"], "bad-request");
}

#[test]
fn the_door_is_shut_to_guesses_other_sites_and_other_firms() {
    let site = Site::open();
    let (firm, _) = site.firm("Firm");
    let password = admin::new_password(&*site.office.db, firm).unwrap();
    let mut browser = Browser::new(&site);
    // A page of another site can send no header of its own, and its origin is told.
    browser.sign_in(&password);
    let pc = json!({ "pc": Id::named("pc") });
    for more in ["", "x-kontor-admin: 1\r\norigin: https://evil.example\r\n"] {
        assert_eq!(browser.send("POST", "api/revoke", more, &pc).2["code"], "bad-request");
    }
    // The session of a PC is none of an administrator, and a bent cookie is none at all.
    let mut bent = Browser::new(&site);
    for cookie in ["", "__Host-kontor-admin=", "__Host-kontor-admin=00", "__Host-kontor-admin=zz; x"] {
        cookie.clone_into(&mut bent.cookie);
        assert_eq!(bent.get("api/overview").0, 401);
    }
    browser.cookie.clone_into(&mut bent.cookie);
    let last = bent.cookie.pop().unwrap();
    bent.cookie.push(if last == '0' { '1' } else { '0' });
    assert_eq!(bent.get("api/overview").0, 401);
    // Wrong passwords make the next try wait, the right one as well.
    let mut guesser = Browser::new(&site);
    for _ in 0..4 {
        assert_eq!(guesser.sign_in("AAAA-BBBB-CCCC-DDDD").1["code"], "wrong-password");
    }
    let (status, answer) = guesser.sign_in(&password);
    assert_eq!((status, &answer["code"]), (429, &json!("wait")));
    assert!(answer["wait_ms"].as_u64().unwrap() <= 1_000);
    // With a second firm it must be named; each has a password of its own.
    site.firm("Other");
    assert_eq!(Browser::new(&site).sign_in(&password).1["code"], "name-the-firm");
    let asked = json!({ "firm": "Other", "password": password });
    assert_eq!(browser.post("api/sign-in", &asked).1["code"], "wrong-password");
    let (_, head, _) = browser.send("POST", "api/sign-out", "x-kontor-admin: 1\r\n", &Value::Null);
    assert!(head.contains("Max-Age=0"), "{head}");
    assert_eq!(browser.get("../admin/../../etc/host.conf").0, 404);
}

#[test]
fn the_page_comes_with_all_its_files() {
    let site = Site::open();
    let get = |path: &str| {
        let head = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        let (status, head, body) = site.client.whole(&head, &[]).unwrap();
        (status, head, String::from_utf8_lossy(&body).into_owned())
    };
    let (status, _, page) = get("/admin/");
    // A build without pages has none; with them, all that the page names is there.
    if status == 404 {
        return;
    }
    let named: Vec<&str> = page.split("\"./").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(named.len() >= 2, "script and style: {named:?}");
    for file in named {
        let (status, head, _) = get(&format!("/admin/{file}"));
        assert_eq!(status, 200, "{file}");
        assert!(head.to_lowercase().contains("immutable"), "{file}: {head}");
    }
}
