//! A real server on loopback.

use std::net::SocketAddr;
use std::sync::Arc;

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::db::{Database, open};
use kontor_server::http::tls::Identity;
use kontor_server::http::{Office, Running, serve};

use super::client::Client;

pub struct Site {
    pub folder: tempfile::TempDir,
    pub runtime: tokio::runtime::Runtime,
    pub office: Arc<Office>,
    pub running: Option<Running>,
    pub client: Client,
}

impl Site {
    pub fn open() -> Self {
        Self::open_with(|db| db)
    }
    /// With something put before its database.
    pub fn open_with(before: impl FnOnce(Box<dyn Database>) -> Box<dyn Database>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = Identity::own(folder.path(), vec!["localhost".to_owned()]).unwrap();
        let db = before(open(folder.path().join("office.db").to_str().unwrap()).unwrap());
        let secret = admin::session_secret(&*db).unwrap();
        let office = Office::at(db, secret, identity.fingerprint, Some(folder.path().to_owned()));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let running = runtime.block_on(serve(Arc::clone(&office), &identity, here)).unwrap();
        let client = Client::new(running.address, identity.fingerprint);
        Self { folder, runtime, office, running: Some(running), client }
    }
    pub fn firm(&self, name: &str) -> (Id, String) {
        admin::init(&*self.office.db, name).unwrap()
    }
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop()).unwrap();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}
