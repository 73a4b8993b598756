//! What a long change has read of master data and what it will write of figures, so that a year of documents does not ask for the same item a thousand times.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::rc::Rc;

use kontor_core::entity::EntityKind;

use crate::behind::Behind;
use kontor_record::Record;

/// A question: the kind of the records, and its statement with all values, as 128 bits of two independent hashes. The texts
/// themselves would take more room than the answers.
type Question = (EntityKind, u64, u64);

/// Answers by question. Any change of master data forgets all of them: answers may join several kinds.
#[derive(Default)]
pub(crate) struct Memory {
    first: RandomState,
    second: RandomState,
    known: RefCell<HashMap<Question, Rc<dyn Any>>>,
    /// What is not written yet.
    pub behind: Behind,
}

impl Memory {
    /// The question that a statement asks.
    pub fn question<R: Record>(&self, statement: &str) -> Question {
        (R::KIND, self.first.hash_one(statement), self.second.hash_one(statement))
    }
    /// The answer, if it was given before.
    pub fn answer<R: Record>(&self, question: &Question) -> Option<Vec<R>> {
        let known = self.known.borrow();
        known.get(question).and_then(|answer| answer.downcast_ref::<Vec<R>>()).cloned()
    }
    /// Keeps an answer.
    pub fn keep<R: Record>(&self, question: Question, answer: &[R]) {
        self.known.borrow_mut().insert(question, Rc::new(answer.to_vec()));
    }
    /// Something changed.
    pub fn forget(&self) {
        self.known.borrow_mut().clear();
    }
    /// Something was taken back.
    pub fn forget_all(&self) {
        self.forget();
        self.behind.forget();
    }
}
