//! Which backups stay: the last of each of the last days, weeks and months that have any.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime};

use super::plan::BackupPlan;

/// Which of these backups are not needed any more. The newest always stays, whatever the clock says.
pub(super) fn superfluous<'a, T>(plan: &BackupPlan, backups: &'a [(NaiveDateTime, T)]) -> Vec<&'a T> {
    let mut newest_first: Vec<&(NaiveDateTime, T)> = backups.iter().collect();
    newest_first.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let (mut days, mut weeks, mut months) = (Span::of(plan.daily), Span::of(plan.weekly), Span::of(plan.monthly));
    let mut gone = Vec::new();
    for (nth, (at, backup)) in newest_first.into_iter().enumerate() {
        let (day, week) = (at.date(), at.iso_week());
        let kept = [
            days.takes((day.year(), day.ordinal())),
            weeks.takes((week.year(), week.week())),
            months.takes((day.year(), day.month())),
        ];
        if nth > 0 && kept == [false; 3] {
            gone.push(backup);
        }
    }
    gone
}

/// The last so many days, weeks or months that have a backup.
struct Span {
    left: i64,
    seen: BTreeSet<(i32, u32)>,
}

impl Span {
    const fn of(count: i64) -> Self {
        Self { left: count, seen: BTreeSet::new() }
    }
    /// Whether this is the newest backup of one of them.
    fn takes(&mut self, period: (i32, u32)) -> bool {
        let newest = self.left > 0 && self.seen.insert(period);
        self.left -= i64::from(newest);
        newest
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use chrono::{Days, NaiveDate};

    use super::*;

    fn plan(daily: i64, weekly: i64, monthly: i64) -> BackupPlan {
        BackupPlan { folder: PathBuf::new(), every_h: 24, at_closing: true, daily, weekly, monthly }
    }

    /// Two backups a day for so many days, the last on 2026-03-02.
    fn stays(plan: &BackupPlan, days: u64) -> Vec<String> {
        let last = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let made: Vec<(NaiveDateTime, String)> = (0..days)
            .flat_map(|back| [9, 18].map(|hour| (last - Days::new(back)).and_hms_opt(hour, 0, 0).unwrap()))
            .map(|at| (at, at.to_string()))
            .collect();
        let gone = superfluous(plan, &made);
        let mut stays: Vec<String> =
            made.iter().map(|(_, name)| name.clone()).filter(|name| !gone.contains(&name)).collect();
        stays.sort();
        stays
    }

    #[test]
    fn days_weeks_and_months_each_keep_their_last() {
        let evenings = |days: &[&str]| days.iter().map(|day| format!("{day} 18:00:00")).collect::<Vec<_>>();
        assert_eq!(stays(&plan(3, 0, 0), 10), evenings(&["2026-02-28", "2026-03-01", "2026-03-02"]));
        // 2026-03-02 is a Monday: the weeks end on Sundays.
        assert_eq!(stays(&plan(1, 3, 0), 40), evenings(&["2026-02-22", "2026-03-01", "2026-03-02"]));
        assert_eq!(stays(&plan(1, 0, 3), 120), evenings(&["2026-01-31", "2026-02-28", "2026-03-02"]));
        // The last backups of two of the weeks and of two of the months are among those of the days.
        assert_eq!(stays(&plan(7, 4, 12), 800).len(), 7 + (4 - 2) + (12 - 2));
    }

    #[test]
    fn nothing_else_than_superfluous_ones_goes_and_the_newest_never() {
        assert_eq!(stays(&plan(7, 4, 12), 1).len(), 1);
        assert_eq!(stays(&plan(0, 0, 0), 3), ["2026-03-02 18:00:00"]);
        assert!(superfluous::<()>(&plan(7, 4, 12), &[]).is_empty());
    }
}
