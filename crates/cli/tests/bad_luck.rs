//! A full disk and a folder that nothing may be written to, as real file systems in a mount namespace of their own.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(target_os = "linux")]

mod support;

use serde_json::Value;
use support::{Shelf, founding};

/// Runs a script where `/mnt` is ours alone, with `$KONTORCTL` at hand; answers the lines that it said.
fn alone(shelf: &Shelf, script: &str) -> Vec<String> {
    let new = founding("/mnt/north.kontor").iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let script =
        format!("set -u\nkontorctl() {{ \"$KONTORCTL\" \"$@\" 2>/dev/null; }}\nnew() {{ kontorctl {new}; }}\n{script}");
    shelf.apart(&script).lines().map(str::to_owned).collect()
}

fn codes(line: &str) -> Vec<String> {
    let said: Value = serde_json::from_str(line).unwrap_or_else(|failure| panic!("{failure}: {line}"));
    let faults = said["faults"].as_array().unwrap_or_else(|| panic!("no faults: {line}"));
    faults.iter().map(|fault| fault["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn on_a_full_disk_nothing_is_half_done_and_work_goes_on_when_there_is_room() {
    let shelf = Shelf::new();
    let said = alone(
        &shelf,
        r#"
        mount -t tmpfs -o size=6m tmpfs /mnt || exit 1
        new >/dev/null || exit 1
        text=$(head -c 9000 /dev/zero | tr '\0' 'x')
        save() {
            printf '{"party": {"id": "01900000-0000-7000-8000-00000000000%s", "kind": "organisation", "name": "Berg", "notes": "%s"}}' "$1" "$2" \
                | kontorctl --company /mnt/north.kontor rpc party_save -
        }
        save 1 short >/dev/null || exit 1
        cat /dev/zero >/mnt/filler 2>/dev/null
        save 2 "$text"
        echo "code $?"
        new
        rm /mnt/filler
        kontorctl --company /mnt/north.kontor verify
        kontorctl --company /mnt/north.kontor rpc party_list '{"limit": 9}'
        save 3 "$text"
        "#,
    );
    assert_eq!(codes(&said[0]), ["disk-full"]);
    assert_eq!(said[1], "code 3", "the exit code of files that cannot be used");
    assert_eq!(codes(&said[2]), ["file-exists"]);
    let json = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    assert_eq!(json(&said[3])["findings"], serde_json::json!([]));
    assert_eq!(json(&said[4])["total"], 1, "what was saved before is there, what was refused is not");
    assert_eq!(json(&said[5])["party"]["name"], "Berg");
}

#[test]
fn no_company_is_made_where_there_is_no_room_or_no_right_to_write() {
    let shelf = Shelf::new();
    let said = alone(
        &shelf,
        r"
        mount -t tmpfs -o size=64k tmpfs /mnt || exit 1
        new
        echo $?
        ls /mnt | wc -l
        mount -o remount,ro /mnt || exit 1
        new
        echo $?
        ",
    );
    assert_eq!((codes(&said[0]), said[1].as_str(), said[2].as_str()), (vec!["disk-full".to_owned()], "3", "0"));
    assert_eq!((codes(&said[3]), said[4].as_str()), (vec!["read-only".to_owned()], "3"));
}

#[test]
fn a_company_on_a_medium_that_cannot_be_written_says_so_and_stays_as_it_is() {
    let shelf = Shelf::new();
    let said = alone(
        &shelf,
        r"
        mount -t tmpfs -o size=8m tmpfs /mnt || exit 1
        new >/dev/null || exit 1
        before=$(sha256sum </mnt/north.kontor)
        mount -o remount,ro /mnt || exit 1
        kontorctl --company /mnt/north.kontor verify
        echo $?
        mount -o remount,rw /mnt || exit 1
        [ $(sha256sum </mnt/north.kontor | cut -c1-64) = $(echo $before | cut -c1-64) ] && echo unchanged
        kontorctl --company /mnt/north.kontor verify
        ",
    );
    assert_eq!((codes(&said[0]), said[1].as_str(), said[2].as_str()), (vec!["read-only".to_owned()], "3", "unchanged"));
    assert_eq!(serde_json::from_str::<Value>(&said[3]).unwrap()["findings"], serde_json::json!([]));
}

#[test]
fn a_backup_that_has_no_room_or_no_right_leaves_nothing_half_and_the_company_whole() {
    let shelf = Shelf::new();
    let said = alone(
        &shelf,
        r#"
        mount -t tmpfs -o size=40m tmpfs /mnt || exit 1
        new >/dev/null || exit 1
        mkdir /mnt/safe
        mount -t tmpfs -o size=256k tmpfs /mnt/safe || exit 1
        kontorctl --company /mnt/north.kontor backup /mnt/safe
        echo "code $?"
        ls -A /mnt/safe | wc -l
        mount -o remount,ro /mnt/safe || exit 1
        kontorctl --company /mnt/north.kontor backup /mnt/safe
        mount -o remount,rw,size=20m /mnt/safe || exit 1
        kontorctl --company /mnt/north.kontor backup /mnt/safe
        ls -A /mnt/safe | wc -l
        kontorctl --company /mnt/north.kontor verify
        "#,
    );
    assert_eq!(codes(&said[0]), ["backup-target-full"]);
    assert_eq!((said[1].as_str(), said[2].as_str()), ("code 3", "0"));
    assert_eq!(codes(&said[3]), ["backup-target-read-only"]);
    let json = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    assert_eq!(json(&said[4])["findings"], 0);
    assert_eq!(said[5], "2", "the backup and its manifest");
    assert_eq!(json(&said[6])["findings"], serde_json::json!([]));
}
