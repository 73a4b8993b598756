//! A PC that was taken out of the firm: what it still has goes over, head office says so once more, and then it keeps nothing.

use kontor_core::fault::{Code, Fault};
use kontor_link::{Line as _, Task};
use kontor_store::{Read, StoreError};
use kontor_sync::wire::Stop;

use super::exchange::Trouble;
use super::live::Seen;
use super::way::Way;
use super::wipe::{Doomed, wipe};
use crate::desk::Desk;

impl Way {
    /// What was not sent yet goes over into quarantine, and head office says once more, to a PC that it knows by its key, that this one
    /// was taken out. Answers whether it did.
    fn hand_over(&mut self, desk: &Desk) -> Result<bool, Trouble> {
        self.to.line.sign_in(&self.to.pass).map_err(Trouble::Line)?;
        for task in [Task::Push, Task::Status] {
            while let Some(request) = self.to.at(desk, |exchange| exchange.prepare(task, &self.to.pass))? {
                let came = self.to.line.ask(&request).map_err(Trouble::Line)?;
                match self.to.at(desk, |exchange| exchange.absorb(&request, came)) {
                    Err(Trouble::Stopped(Stop::Revoked)) if task == Task::Status => return Ok(true),
                    Err(Trouble::Stopped(Stop::Revoked)) => {
                        self.to.at(desk, |exchange| exchange.handed_over(&request))?
                    }
                    Ok(_) => return Ok(false),
                    Err(trouble) => return Err(trouble),
                }
            }
        }
        Ok(false)
    }

    /// This PC was taken out of the firm: it keeps nothing of it. Answers whether it was.
    pub(super) fn leave_firm(&mut self, desk: &Desk) -> Result<bool, Trouble> {
        if !self.hand_over(desk)? {
            return Ok(false);
        }
        let (company, device) = self.to.at(desk, |exchange| {
            let known = |read: &Read<'_>| Ok((read.company()?.map(|company| company.id.0), read.this_device()?.0));
            Ok(exchange.store.read::<_, StoreError>(known)?)
        })?;
        let firm = self.to.link.joined.firm_name.clone();
        wipe(desk, &Doomed { path: self.to.path.clone(), firm: firm.clone(), company, device });
        let problem = Some(Fault::new(Code::PcWiped).with("firm", firm));
        desk.live().show(Seen { problem, stopped: true, ..Seen::default() });
        Ok(true)
    }
}
