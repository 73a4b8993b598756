//! The program itself at a PC of a story: it has the company open while somebody works with it, and ends afterwards.

use std::sync::Arc;

use kontor_app::{Desk, Host, Keys as _, Place};
use kontor_core::company::Device;
use kontor_core::entity::UserId;
use kontor_core::time::Timestamp;
use kontor_store::{StoreError, Write};
use kontor_testkit::KeyRing;
use serde_json::json;

use crate::clock::Surroundings;
use crate::pc::Pc;

/// The surroundings of a PC, for as long as its program runs.
struct Around(Arc<Surroundings>);

impl Host for Around {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
    fn random(&self, bytes: &mut [u8]) {
        self.0.random(bytes);
    }
}

impl Pc {
    /// Somebody works with the program. What was written meanwhile is noted.
    pub fn at_desk<T>(&mut self, work: impl FnOnce(&Desk) -> T) -> T {
        self.introduce();
        let (file, keys) = (self.seat.file.clone(), KeyRing::default());
        keys.keep(&file, &self.seat.key).unwrap();
        let place = Place { companies: file.with_extension("companies"), anchors: self.marks().to_owned() };
        self.stop();
        let desk = Desk::new(Box::new(Around(Arc::clone(&self.host))), Box::new(keys), place);
        desk.call("company_open", json!({ "path": file })).unwrap_or_else(|error| panic!("pc{}: {error}", self.at));
        let done = work(&desk);
        desk.leave();
        drop(desk);
        self.start();
        self.note_written();
        done
    }
    /// A PC that has just joined tells the firm its name and where it stands.
    fn introduce(&self) {
        let (id, joined, branch) = (self.seat.device, self.link().joined, self.seat.branches[0]);
        let write = |write: &mut Write<'_>| {
            if write.find::<Device>(id)?.is_none() {
                write.not_undoable();
                write.insert(&Device { id, code: joined.code.clone(), name: joined.name.clone(), branch })?;
            }
            Ok::<_, StoreError>(())
        };
        self.store().write(self.author(UserId::default()), write).unwrap();
    }
}
