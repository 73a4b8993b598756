//! The key store of the operating system, for real: a private session bus with a keyring that is unlocked in it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(target_os = "linux")]

mod support;

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use kontor_testkit::{Tally, times};
use support::{Shelf, founding};

/// Sessions whose keyring nobody opens.
const LOCKED: u64 = 5;

/// Runs a shell script in a session of its own whose keyring is open; the daemon ends with the bus of the session.
fn in_session(shelf: &Shelf, script: &str) -> Output {
    in_session_with("--unlock", shelf, script)
}

/// The same with the daemon started in another way. Without a screen nobody can be asked for the keyring's password.
fn in_session_with(how: &str, shelf: &Shelf, script: &str) -> Output {
    for (program, package) in [("dbus-run-session", "dbus"), ("gnome-keyring-daemon", "gnome-keyring")] {
        let found =
            std::env::split_paths(&std::env::var_os("PATH").unwrap()).any(|folder| folder.join(program).exists());
        assert!(found, "{program} is not installed; `cargo xtask test` installs it (package {package})");
    }
    // Sessions share nothing but what lies on disk: a daemon that is just ending must not be found by the next one.
    let session = tempfile::tempdir_in(shelf.path("")).unwrap();
    // Files, because daemons inherit them: the reading end of a pipe would wait for whichever of them ends last.
    let written = |name: &str| session.path().join(name);
    let whole = format!("gnome-keyring-daemon {how} --components=secrets >/dev/null 2>&1 || exit 90\n{script}");
    let mut running = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &whole])
        .env("KONTORCTL", env!("CARGO_BIN_EXE_kontorctl"))
        .env("HOME", shelf.path(""))
        .env("XDG_DATA_HOME", shelf.path("data"))
        .env("XDG_RUNTIME_DIR", session.path())
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("KONTOR_KEY_FILE")
        .env_remove("KONTOR_PASSPHRASE")
        .current_dir(shelf.path(""))
        .stdin(Stdio::piped())
        .stdout(File::create(written("out")).unwrap())
        .stderr(File::create(written("err")).unwrap())
        .process_group(0)
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(b"the keyring's own password").unwrap();
    let status = running.wait().unwrap();
    Output { status, stdout: fs::read(written("out")).unwrap(), stderr: fs::read(written("err")).unwrap() }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ")
}

fn company_files(folder: &Path) -> Vec<String> {
    let names =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".key")).collect()
}

#[test]
fn a_key_is_kept_found_again_after_a_move_and_nowhere_else() {
    let shelf = Shelf::new();
    let script = format!(
        "set -e\n\"$KONTORCTL\" {new}\n\"$KONTORCTL\" --company north.kontor verify\n\
         mv north.kontor moved.kontor\n\"$KONTORCTL\" --company moved.kontor rpc party_list",
        new = quoted(&founding("north.kontor"))
    );
    let ran = in_session(&shelf, &script);
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{out}\n{err}");
    assert!(out.contains(r#"{"rows":[],"total":0}"#), "{out}");
    assert!(!err.contains("key store answers"), "{err}");
    assert!(company_files(&shelf.path("")).is_empty(), "no key lies in a file");

    // Another session, the same keyring on disk: the key is still there.
    let again = in_session(&shelf, "\"$KONTORCTL\" --company moved.kontor rpc party_list");
    assert!(again.status.success(), "{again:?}");

    // Without the keyring the company stays closed, and the reason is said.
    let closed = shelf.run(&["--company", "moved.kontor", "verify"]);
    assert_eq!(closed.refusal(), (3, vec!["key-store-unavailable".to_owned()]));
}

#[test]
fn a_company_whose_key_another_person_keeps_is_refused() {
    let shelf = Shelf::new();
    shelf.founded();
    std::fs::remove_file(shelf.path("north.kontor.key")).unwrap();
    let ran = in_session(&shelf, "\"$KONTORCTL\" --company north.kontor verify");
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stdout).contains("key-missing"), "{ran:?}");
}

#[test]
fn a_key_that_the_key_store_lost_comes_back_with_the_recovery_key_and_a_new_key_replaces_it() {
    let shelf = Shelf::new();
    let script = format!(
        "set -e\n\"$KONTORCTL\" {new} >/dev/null\n\
         groups=$(\"$KONTORCTL\" --company north.kontor key show | tr -cd '0-9A-Z')\n\
         rm -r data/keyrings\nprintf %s \"$groups\" >written-down",
        new = quoted(&founding("north.kontor"))
    );
    let ran = in_session(&shelf, &script);
    assert!(ran.status.success(), "{ran:?}");
    let written_down = fs::read_to_string(shelf.path("written-down")).unwrap();
    assert_eq!(written_down.len(), 64);
    let again = in_session(
        &shelf,
        "\"$KONTORCTL\" --company north.kontor verify\necho \"code $?\"\nset -e\n\
         KONTOR_RECOVERY_KEY=$(cat written-down) \"$KONTORCTL\" --company north.kontor key recover >/dev/null\n\
         \"$KONTORCTL\" --company north.kontor key change >/dev/null\n\
         \"$KONTORCTL\" --company north.kontor key state",
    );
    let out = String::from_utf8_lossy(&again.stdout);
    assert!(again.status.success(), "{again:?}");
    assert!(out.contains("key-missing") && out.contains("code 3"), "{out}");
    assert!(out.contains(r#"{"home":"store","recovery_confirmed_at_ms":null,"former_keys":1}"#), "{out}");
    assert!(company_files(&shelf.path("")).is_empty(), "no key lies in a file");
}

#[test]
fn a_key_store_that_is_locked_or_gone_is_told_apart_and_costs_nothing() {
    let shelf = Shelf::new();
    let new = quoted(&founding("north.kontor"));
    let made = in_session(&shelf, &format!("\"$KONTORCTL\" {new}"));
    assert!(made.status.success(), "{made:?}");
    let before = fs::read(shelf.path("north.kontor")).unwrap();
    let mut tally = Tally::of("key store locked or gone");
    for nth in 0..times(LOCKED) {
        tally.attempt(&format!("session {nth}"), || {
            let other = quoted(&founding("other.kontor"));
            let script = format!(
                "\"$KONTORCTL\" --company north.kontor verify\necho \"code $?\"\n\"$KONTORCTL\" {other}\necho \"code $?\""
            );
            let locked = in_session_with("--start", &shelf, &script);
            let out = String::from_utf8_lossy(&locked.stdout);
            let told = (out.matches("key-store-locked").count(), out.matches("code 3").count());
            assert_eq!(told, (2, 2), "an open company and a new one are refused: {locked:?}");
            assert!(!shelf.path("other.kontor").exists(), "no company without a key that is kept");
            let gone = shelf.run(&["--company", "north.kontor", "verify"]);
            assert_eq!(gone.refusal(), (3, vec!["key-store-unavailable".to_owned()]));
            assert_eq!(fs::read(shelf.path("north.kontor")).unwrap(), before, "the file was not touched");
        });
    }
    let again = in_session(&shelf, "\"$KONTORCTL\" --company north.kontor verify");
    assert!(again.status.success(), "{again:?}");
    tally.end(LOCKED);
}
