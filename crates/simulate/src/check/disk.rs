//! Of the disks: what a PC may not hold any more is in none of its pages.

use kontor_core::id::EntityId as _;
use kontor_store::Key;
use rusqlite::Connection;
use std::path::Path;

use crate::office::may_hold;
use crate::story::World;
use crate::trace::Rule;
use crate::work::MARKS;

/// I17: what was granted and taken again was never granted: no page of the file bears a mark of a part that is out of reach, free pages
/// included, and the log has been folded into the file.
pub fn nothing_out_of_reach_is_on_a_disk(world: &mut World) {
    for pc in world.pcs.iter_mut().filter(|pc| !pc.stopped) {
        let mut between = world.between.lock().unwrap();
        let reach = between.office().reach(pc.line.who);
        let away: Vec<_> = MARKS.iter().filter(|(_, part)| !may_hold(&reach, &part())).collect();
        if away.is_empty() {
            continue;
        }
        pc.stop();
        let pages = pages(&pc.seat.file, &pc.seat.key);
        pc.start();
        for (mark, _) in away {
            if pages.windows(mark.len()).any(|bytes| bytes == mark.as_bytes()) {
                let what = format!("{mark} is on the disk of pc{} ({})", pc.at, pc.seat.device.id());
                between.trace.violation(Rule::Rights, what);
            }
        }
    }
}

/// Every page of a company file that nobody has open.
fn pages(file: &Path, key: &Key) -> Vec<u8> {
    let mut sql = Connection::open(file).unwrap();
    sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.to_hex().as_str())).unwrap();
    sql.serialize("main").unwrap().to_vec()
}
