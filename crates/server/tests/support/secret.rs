//! A PostgreSQL that listens on loopback and takes nobody who comes without TLS. Its certificate is for `localhost`.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;

use super::cluster::{Cluster, is_root, run};

/// Where it is, and who vouches for it.
pub struct Authority {
    /// The certificate, in a file.
    pub root: PathBuf,
    pub port: u16,
}

pub fn start() -> (Cluster, Authority) {
    let mut authority = None;
    let cluster = Cluster::start_with(|folder, data| {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let (root, key) = (folder.join("root.pem"), folder.join("server.key"));
        std::fs::write(&root, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        run(Command::new("chmod").arg("600").arg(&key));
        std::fs::write(data.join("pg_hba.conf"), "local all all trust\nhostssl all all 127.0.0.1/32 trust\n").unwrap();
        if is_root() {
            run(Command::new("chown").args(["-R", "postgres"]).arg(folder));
        }
        let files = format!("-c ssl_cert_file='{}' -c ssl_key_file='{}'", root.display(), key.display());
        authority = Some(Authority { root, port });
        format!(" -c listen_addresses=127.0.0.1 -c port={port} -c ssl=on {files}")
    });
    (cluster, authority.unwrap())
}
