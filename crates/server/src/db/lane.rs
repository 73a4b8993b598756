//! Group commit: changes that come while another one is at work go on in its transaction, one behind the other, and all of them are
//! on the disk with one sync.
//!
//! * Nobody waits for company: whoever finds nobody waiting behind commits at once. Under load those who come during a sync fill
//!   the next transaction by themselves.
//! * Each change stands in a savepoint of its own. One that fails is taken back to where it began, hears so, and spoils nothing of
//!   the others.
//! * Nobody is told of success before the commit; when that fails, all who shared it hear the same.
//!
//! Each change runs on the thread that brought it; what is handed on is the open transaction.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use super::pool::Pool;
use super::{DbError, Result, Work};

/// Changes in one transaction at most. PostgreSQL keeps 64 savepoints of a transaction where others see them at no cost.
const MOST: usize = 32;

/// A connection that does one transaction at a time.
pub trait Writer {
    /// Begins a transaction, and the first change in it.
    fn begin(&mut self) -> Result<()>;
    /// Keeps the change so far, and begins the next one.
    fn next(&mut self) -> Result<()>;
    /// Takes the change back that was begun last.
    fn undo(&mut self) -> Result<()>;
    /// Ends the transaction: all of it stands.
    fn commit(&mut self) -> Result<()>;
    /// Ends the transaction: nothing of it happened. Answers whether the connection can go on.
    fn give_up(&mut self) -> bool;
    /// Does the statements of a change.
    fn work(&mut self, work: &mut Work<'_>) -> Result<()>;
}

/// What became of a transaction; nothing as long as it is open.
type Fate = Arc<OnceLock<std::result::Result<(), Arc<DbError>>>>;

/// Changes one behind the other.
pub struct Lane<W> {
    state: Mutex<State<W>>,
    moved: Condvar,
}

struct State<W> {
    /// Somebody works.
    busy: bool,
    /// How many wait for their turn.
    waiting: usize,
    /// The transaction that is handed on.
    open: Option<Open<W>>,
}

struct Open<W> {
    writer: W,
    changes: usize,
    fate: Fate,
}

impl<W> Default for Lane<W> {
    fn default() -> Self {
        Self { state: Mutex::new(State { busy: false, waiting: 0, open: None }), moved: Condvar::new() }
    }
}

impl<W: Writer> Lane<W> {
    /// Does a change and answers when it stands. The connection comes from `pool`, and goes back with the commit.
    pub fn join(&self, pool: &Pool<W>, make: impl FnOnce() -> Result<W>, work: &mut Work<'_>) -> Result<()> {
        let mut turn = self.turn(pool);
        turn.begin(make)?;
        let done = turn.change(work);
        let fate = turn.end();
        done?;
        self.learn(&fate).map_err(DbError::Together)
    }

    fn state(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// Waits until nobody else works.
    fn turn<'l>(&'l self, pool: &'l Pool<W>) -> Turn<'l, W> {
        let mut state = self.state();
        state.waiting += 1;
        let mut state = self.moved.wait_while(state, |state| state.busy).unwrap_or_else(PoisonError::into_inner);
        state.waiting -= 1;
        state.busy = true;
        Turn { lane: self, pool, open: state.open.take() }
    }
    fn learn(&self, fate: &Fate) -> std::result::Result<(), Arc<DbError>> {
        let waited = self.moved.wait_while(self.state(), |_| fate.get().is_none());
        drop(waited.unwrap_or_else(PoisonError::into_inner));
        fate.get().cloned().unwrap_or(Ok(()))
    }
}

/// Whoever works. It ends with [`Turn::end`]; dropped before, the transaction is given up.
struct Turn<'l, W: Writer> {
    lane: &'l Lane<W>,
    pool: &'l Pool<W>,
    open: Option<Open<W>>,
}

impl<W: Writer> Turn<'_, W> {
    /// Begins a change, in the transaction that is open or in a new one.
    fn begin(&mut self, make: impl FnOnce() -> Result<W>) -> Result<()> {
        if let Some(open) = &mut self.open {
            return open.writer.next().inspect(|()| open.changes += 1);
        }
        let mut writer = self.pool.take(make)?;
        match writer.begin() {
            Ok(()) => {
                self.open = Some(Open { writer, changes: 1, fate: Fate::default() });
                Ok(())
            }
            Err(error) => {
                let sound = writer.give_up();
                self.pool.give(sound.then_some(writer));
                Err(error)
            }
        }
    }
    fn change(&mut self, work: &mut Work<'_>) -> Result<()> {
        let Some(open) = &mut self.open else { return Err(DbError::GivenUp) };
        let done = open.writer.work(work);
        if done.is_err() && open.writer.undo().is_err() {
            // What cannot be taken back takes the others with it: they try again.
            self.abandon();
        }
        done
    }
    fn abandon(&mut self) {
        if let Some(Open { writer, fate, .. }) = self.open.take() {
            drop(writer);
            self.pool.give(None);
            let _ = fate.set(Err(Arc::new(DbError::GivenUp)));
        }
    }
    /// Hands the transaction on to whoever waits, or commits it. Answers where its fate is told.
    fn end(mut self) -> Fate {
        let Some(open) = self.open.take() else { return given_up() };
        let fate = Arc::clone(&open.fate);
        let mut state = self.lane.state();
        if state.waiting > 0 && open.changes < MOST {
            state.open = Some(open);
            return fate;
        }
        drop(state);
        let Open { mut writer, .. } = open;
        let committed = writer.commit().map_err(Arc::new);
        let sound = committed.is_ok() || writer.give_up();
        self.pool.give(sound.then_some(writer));
        // Set once: nobody else has this transaction any more.
        let _ = fate.set(committed);
        fate
    }
}

fn given_up() -> Fate {
    let fate = Fate::default();
    let _ = fate.set(Err(Arc::new(DbError::GivenUp)));
    fate
}

impl<W: Writer> Drop for Turn<'_, W> {
    fn drop(&mut self) {
        self.abandon();
        self.lane.state().busy = false;
        self.lane.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::thread;

    use super::*;
    use crate::db::{Row, Sql, Value};

    /// Writes down what is asked of it.
    #[derive(Clone, Default)]
    struct Fake {
        said: Arc<Mutex<Vec<&'static str>>>,
        refuses: Option<&'static str>,
    }

    impl Fake {
        fn say(&self, word: &'static str) -> Result<()> {
            self.said.lock().unwrap().push(word);
            if self.refuses == Some(word) { Err(DbError::Busy) } else { Ok(()) }
        }
        fn said(&self) -> Vec<&'static str> {
            self.said.lock().unwrap().clone()
        }
    }

    impl Writer for Fake {
        fn begin(&mut self) -> Result<()> {
            self.say("begin")
        }
        fn next(&mut self) -> Result<()> {
            self.say("next")
        }
        fn undo(&mut self) -> Result<()> {
            self.say("undo")
        }
        fn commit(&mut self) -> Result<()> {
            self.say("commit")
        }
        fn give_up(&mut self) -> bool {
            self.say("give up").is_ok()
        }
        fn work(&mut self, work: &mut Work<'_>) -> Result<()> {
            work(self)
        }
    }

    impl Sql for Fake {
        fn execute(&mut self, _: &str, _: &[Value]) -> Result<u64> {
            self.say("work").map(|()| 1)
        }
        fn query(&mut self, _: &str, _: &[Value]) -> Result<Vec<Row>> {
            Ok(Vec::new())
        }
        fn insert_all(&mut self, _: &str, _: &str, _: Vec<Vec<Value>>) -> Result<()> {
            Ok(())
        }
        fn query_all(&mut self, _: &str, _: &[Value], _: &[Value]) -> Result<Vec<Row>> {
            Ok(Vec::new())
        }
    }

    /// One change at work until `others` wait behind it, then they go on in its transaction; what each of them hears.
    fn together(
        fake: &Fake,
        others: usize,
        work: impl Fn(usize, &mut dyn Sql) -> Result<()> + Sync,
    ) -> Vec<Result<()>> {
        let (lane, pool) = (Lane::default(), Pool::new(1));
        let join = |no: usize, wait: bool| {
            lane.join(&pool, || Ok(fake.clone()), &mut |sql| {
                while wait && lane.state().waiting < others {
                    thread::yield_now();
                }
                work(no, sql)
            })
        };
        thread::scope(|scope| {
            let first = scope.spawn(|| join(0, true));
            while !lane.state().busy {
                thread::yield_now();
            }
            let join = &join;
            let rest: Vec<_> = (1..=others).map(|no| scope.spawn(move || join(no, false))).collect();
            let heard = |thread: thread::ScopedJoinHandle<'_, _>| thread.join().unwrap_or(Err(DbError::GivenUp));
            std::iter::once(first).chain(rest).map(heard).collect()
        })
    }

    fn works(_: usize, sql: &mut dyn Sql) -> Result<()> {
        sql.execute("", &[]).map(drop)
    }

    #[test]
    fn those_who_come_meanwhile_share_the_commit() {
        let fake = Fake::default();
        assert!(together(&fake, 3, works).iter().all(Result::is_ok));
        assert_eq!(fake.said(), ["begin", "work", "next", "work", "next", "work", "next", "work", "commit"]);
    }

    #[test]
    fn a_transaction_takes_so_many_and_no_more() {
        let fake = Fake::default();
        assert!(together(&fake, MOST, works).iter().all(Result::is_ok));
        let said = fake.said();
        let commits = said.iter().filter(|word| **word == "commit").count();
        assert_eq!((commits, said.get(2 * MOST).copied()), (2, Some("commit")));
    }

    #[test]
    fn one_that_fails_is_taken_back_and_spoils_nothing() {
        let fake = Fake::default();
        let heard = together(&fake, 3, |no, sql| {
            works(no, sql)?;
            if no == 2 { Err(DbError::Unreadable("two")) } else { Ok(()) }
        });
        let failed: Vec<bool> = heard.iter().map(Result::is_err).collect();
        assert_eq!(failed, [false, false, true, false]);
        assert_eq!(fake.said().iter().filter(|word| **word == "undo").count(), 1);
        assert_eq!(fake.said().last(), Some(&"commit"));
    }

    #[test]
    fn nobody_hears_of_success_when_the_commit_fails() {
        let fake = Fake { refuses: Some("commit"), ..Fake::default() };
        let heard = together(&fake, 3, works);
        assert!(heard.iter().all(|one| matches!(one, Err(DbError::Together(_)))), "{heard:?}");
        assert_eq!(fake.said().last(), Some(&"give up"));
    }

    #[test]
    fn what_cannot_be_taken_back_takes_the_transaction_with_it() {
        let fake = Fake { refuses: Some("undo"), ..Fake::default() };
        let heard = together(&fake, 1, |no, sql| {
            works(no, sql)?;
            if no == 1 { Err(DbError::Unreadable("one")) } else { Ok(()) }
        });
        let told = matches!(heard.as_slice(), [Err(DbError::Together(_)), Err(DbError::Unreadable("one"))]);
        assert!(told, "{heard:?}");
        assert!(!fake.said().contains(&"commit"));
    }

    #[test]
    fn whoever_breaks_off_holds_nobody_up() {
        let fake = Fake::default();
        let heard = together(&fake, 2, |no, sql| {
            assert_ne!(no, 0, "it breaks off");
            works(no, sql)
        });
        let failed: Vec<bool> = heard.iter().map(Result::is_err).collect();
        assert_eq!(failed, [true, false, false], "the others go on in a transaction of their own");
    }
}
