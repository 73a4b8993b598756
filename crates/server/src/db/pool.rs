//! Connections that are lent out and come back.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::{DbError, Result};

/// Connections that are free, at most so many in all.
pub struct Pool<C> {
    state: Mutex<State<C>>,
    freed: Condvar,
    most: usize,
}

struct State<C> {
    free: Vec<C>,
    made: usize,
}

/// Nobody waits longer than this for a connection: the PC tries again.
const PATIENCE: Duration = Duration::from_secs(10);

impl<C> Pool<C> {
    pub const fn new(most: usize) -> Self {
        Self { state: Mutex::new(State { free: Vec::new(), made: 0 }), freed: Condvar::new(), most }
    }
    /// Lends a connection to `work`. One that failed is thrown away unless `sound` says that it can go on.
    pub fn with<T>(
        &self,
        make: impl FnOnce() -> Result<C>,
        sound: impl FnOnce(&mut C) -> bool,
        work: impl FnOnce(&mut C) -> Result<T>,
    ) -> Result<T> {
        let mut connection = self.take(make)?;
        let done = work(&mut connection);
        let keep = done.is_ok() || sound(&mut connection);
        self.give(keep.then_some(connection));
        done
    }

    /// Lends a connection, which must come back with [`Self::give`].
    pub fn take(&self, make: impl FnOnce() -> Result<C>) -> Result<C> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |state: &mut State<C>| state.free.is_empty() && state.made >= self.most;
        let waited = self.freed.wait_timeout_while(state, PATIENCE, waits);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if let Some(free) = state.free.pop() {
            return Ok(free);
        }
        if state.made >= self.most {
            return Err(DbError::Busy);
        }
        state.made += 1;
        drop(state);
        make().inspect_err(|_| self.give(None))
    }

    /// Takes a connection back, or hears that it was lost.
    pub fn give(&self, connection: Option<C>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match connection {
            Some(connection) => state.free.push(connection),
            None => state.made -= 1,
        }
        drop(state);
        self.freed.notify_one();
    }
}
