//! The company behind the window: the desk of `kontor-app`, with the company file that is to be open from the start.
//!
//! The file is opened beside the window, so that neither waits for the other; a command that comes earlier waits until
//! it is known whether the company is open.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kontor_app::job::Progress;
use kontor_app::sync::InTouch;
use kontor_app::{AppError, Desk};
use kontor_desk::backups::Backups;
use serde_json::{Value, json};

/// A message for the person at this PC, worded by the company's own data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about.
    pub title: String,
    /// With whom and for what.
    pub body: String,
}

/// The company behind the window, open or not.
#[derive(Clone)]
pub struct Company(Arc<Inner>);

struct Inner {
    desk: Desk,
    opening: OnceLock<Result<(), AppError>>,
    /// The file that was open when [`Company::moved`] was asked last.
    known: Mutex<Option<PathBuf>>,
    /// Makes backups by the clock, until the company is closed for good.
    backups: Mutex<Option<Backups>>,
    /// Keeps in touch with head office, until then too.
    in_touch: Mutex<Option<InTouch>>,
}

impl Company {
    /// A desk on which no file was opened yet; [`Company::begin`] must follow.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        let backups =
            Backups::of(&desk).inspect_err(|failure| tracing::warn!(%failure, "no backups by the clock")).ok();
        let in_touch = Mutex::new(Some(desk.keep_in_touch()));
        let (opening, known, backups) = (OnceLock::new(), Mutex::default(), Mutex::new(backups));
        Self(Arc::new(Inner { desk, opening, known, backups, in_touch }))
    }

    /// Opens the file that is to be open from the start, in a thread of its own.
    pub fn begin(&self, file: Option<PathBuf>) {
        let company = self.clone();
        std::thread::spawn(move || {
            let opened = match file {
                Some(path) => company.0.desk.call("company_open", json!({ "path": path })).map(drop),
                None => Ok(()),
            };
            if let Err(error) = &opened {
                tracing::warn!(%error, "the company was not opened");
            }
            company.moved();
            // Only this thread sets it, and only once.
            let _ = company.0.opening.set(opened);
        });
    }

    /// Whether the file of the start could be opened; waits until that is known.
    ///
    /// # Errors
    /// Why it could not.
    pub fn opening(&self) -> Result<(), AppError> {
        self.0.opening.wait().clone()
    }

    /// Runs the command `name`.
    ///
    /// # Errors
    /// All that is wrong with the request.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, AppError> {
        self.0.opening.wait();
        self.0.desk.call(name, request)
    }

    /// Closes the company, with a backup before if its plan says so.
    pub fn close(&self) {
        self.0.opening.wait();
        self.0.in_touch.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.0.backups.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.0.desk.close(&Progress::unseen());
    }

    /// The file that is open now.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.0.desk.open_path()
    }

    /// Whether another file is open than when this was asked last; a long task may open one between two commands.
    pub fn moved(&self) -> bool {
        let mut known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.file();
        let moved = *known != now;
        *known = now;
        moved
    }

    /// Has every committed change told to `listener`, in the form that the pages read.
    pub fn on_change(&self, listener: impl Fn(Value) + Send + Sync + 'static) {
        self.0.desk.listen(move |changed| listener(kontor_desk::news::of(changed)));
    }

    /// Reminders that fell due; each is handed out once on this PC.
    ///
    /// # Errors
    /// When the company file cannot be read or written.
    pub fn take_reminders(&self) -> Result<Vec<Reminder>, AppError> {
        if self.file().is_none() {
            return Ok(Vec::new());
        }
        let due = self.call("reminder_due", Value::Null)?;
        let due = due.as_array().map(Vec::as_slice).unwrap_or_default();
        due.iter()
            .map(|row| {
                self.call("reminder_shown", json!({ "id": row["id"], "remind_at_ms": row["remind_at_ms"] }))?;
                Ok(Reminder::of(row))
            })
            .collect()
    }
}

impl Reminder {
    /// Of a row of the agenda: its subject, then with whom and for what.
    fn of(row: &Value) -> Self {
        let words = |name: &str| row[name].as_str().filter(|words| !words.is_empty()).map(str::to_owned);
        let body: Vec<String> = ["party_name", "link_title"].into_iter().filter_map(words).collect();
        Self { title: words("subject").unwrap_or_default(), body: body.join(" · ") }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use kontor_core::fault::Code;
    use kontor_testkit::{MONDAY, TestDesk};

    use super::*;

    fn party(name: &str) -> Value {
        json!({ "party": {
            "id": "01900000-0000-7000-8000-000000000001", "kind": "organisation", "name": name, "customer": true,
        } })
    }

    #[test]
    fn commands_wait_until_the_company_of_the_start_is_open() {
        let TestDesk { desk, folder, .. } = TestDesk::founded();
        let file = desk.open_path().unwrap();
        desk.leave();
        let company = Company::new(desk);
        company.begin(Some(file.clone()));
        assert_eq!(company.call("party_list", json!({})).unwrap()["total"], 0);
        assert_eq!(company.opening(), Ok(()));
        assert_eq!(company.file(), Some(file));
        assert!(!company.moved(), "it is where it was at the start");
        company.call("company_close", json!({})).unwrap();
        assert!(company.moved() && !company.moved());
        drop(folder);
    }

    #[test]
    fn a_company_that_cannot_be_opened_is_told_and_nothing_is_open() {
        let TestDesk { desk, folder, .. } = TestDesk::empty();
        let company = Company::new(desk);
        company.begin(Some(folder.path().join("gone.kontor")));
        assert!(company.opening().is_err());
        assert!(company.call("party_list", json!({})).unwrap_err().has(Code::NotFound));
    }

    #[test]
    fn pages_hear_which_kinds_changed() {
        let TestDesk { desk, folder, .. } = TestDesk::founded();
        let company = Company::new(desk);
        let (told, heard) = channel();
        let told = Mutex::new(told);
        company.on_change(move |news| told.lock().unwrap().send(news).unwrap());
        company.begin(None);
        company.call("party_save", party("Kunde AG")).unwrap();
        assert_eq!(heard.try_recv(), Ok(json!({ "entities": ["party"] })));
        assert!(company.call("party_save", party("")).is_err());
        assert!(heard.try_recv().is_err(), "what was refused is no news");
        drop(folder);
    }

    #[test]
    fn a_reminder_is_handed_out_once_and_not_before_its_time() {
        let TestDesk { desk, folder, host, .. } = TestDesk::founded();
        let company = Company::new(desk);
        company.begin(None);
        company.call("party_save", party("Kunde AG")).unwrap();
        let call = json!({ "activity": {
            "id": "01900000-0000-7000-8000-000000000002", "kind": "task", "subject": "Call them", "due_on": "2026-03-02",
            "party": "01900000-0000-7000-8000-000000000001", "remind_at_ms": MONDAY.0 + 1,
        } });
        company.call("activity_save", call).unwrap();
        assert_eq!(company.take_reminders(), Ok(Vec::new()), "a millisecond too early");
        host.pass_days(1);
        let told = Reminder { title: "Call them".to_owned(), body: "Kunde AG".to_owned() };
        assert_eq!(company.take_reminders(), Ok(vec![told]));
        assert_eq!(company.take_reminders(), Ok(Vec::new()), "shown already");
        drop(folder);
    }
}
