//! TLS on the way to PostgreSQL: it is there when the address asks for it, and nobody is believed who is not vouched for.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::open;
use kontor_sync::part::Reach;
use support::cluster::encoded;
use support::{Firm, put, secret, text};

#[test]
fn the_way_to_postgresql_is_secret_and_its_end_is_vouched_for() {
    let (cluster, authority) = secret::start();
    let port = authority.port;
    cluster.make("secret", port);
    let address = |host: &str, query: &str| format!("postgres://kontor@{host}:{port}/secret{query}");
    let verified = format!("?sslmode=verify-full&sslrootcert={}", encoded(&authority.root));

    let db = open(&address("localhost", &verified)).unwrap();
    let version = "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let spoken: String = db.look(|sql| sql.first(version, &[])?.unwrap().take()).unwrap();
    assert_eq!(spoken, "TLSv1.3");
    // A head office at work: everything that goes there and back.
    let firm = Firm::new(&*db, "firm");
    let (mut one, mut two) = (firm.pc("one", None, Reach::everything()), firm.pc("two", None, Reach::everything()));
    one.write(vec![put(K::Party, Id::named("party"), &[("name", text("Meyer"))])]);
    one.push();
    two.pull();
    assert_eq!(two.copy.rows.len(), 1);

    open(&address("localhost", "?sslmode=require")).map(drop).unwrap();
    let refused = |query: &str, host: &str| open(&address(host, query)).map(drop).unwrap_err();
    // The server takes nobody without TLS, so this shows that it was there before.
    refused("", "localhost");
    refused("?sslmode=disable", "localhost");
    // Vouched for, but under another name.
    refused(&verified, "127.0.0.1");
    // Somebody else vouches, or nobody does.
    let stranger = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), stranger.cert.pem()).unwrap();
    refused(&format!("?sslmode=verify-full&sslrootcert={}", encoded(file.path())), "localhost");
    std::fs::write(file.path(), "no certificate").unwrap();
    refused(&format!("?sslmode=verify-full&sslrootcert={}", encoded(file.path())), "localhost");
    refused("?sslmode=verify-full", "localhost");
}
