//! What happens in the year, in the order in which it happens.

use kontor_core::time::LocalDate;

use super::firm::Firm;
use crate::error::Answer;

type Deed = Box<dyn FnOnce(&mut Firm<'_>) -> Answer<()>>;

/// A diary that is written ahead and then lived.
#[derive(Default)]
pub(super) struct Diary(Vec<(LocalDate, u32, Deed)>);

impl Diary {
    /// Writes down what happens on a day, so many minutes after midnight.
    pub fn note(&mut self, day: LocalDate, minute: u32, deed: impl FnOnce(&mut Firm<'_>) -> Answer<()> + 'static) {
        self.0.push((day, minute, Box::new(deed)));
    }
    /// Lives it up to the evening before today; what was planned for later is still to come.
    pub fn live(self, firm: &mut Firm<'_>) -> Answer<()> {
        let today = firm.data.today;
        let mut deeds: Vec<_> = self.0.into_iter().filter(|(day, ..)| *day < today).collect();
        deeds.sort_by_key(|(day, minute, _)| (*day, *minute));
        for (day, minute, deed) in deeds {
            firm.at(day, minute);
            deed(firm)?;
        }
        Ok(())
    }
}
