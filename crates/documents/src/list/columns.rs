//! How wide the columns of a list are, and in which size of type it fits on which page.

use super::ListPaper;
use crate::render::{BOLD, REGULAR, text_width};

/// Widths in micrometres, sizes of type in half-points.
pub(super) const MARGIN: u64 = 12_000;
/// Room beside the text of a cell, on both sides together.
pub(super) const BESIDE: u64 = 3_200;
/// The widest that a column of words is for its own sake.
const WIDEST: u64 = 70_000;
/// A title up to this width stands on one line.
const TITLE: u64 = 24_000;
/// The narrowest that a column of words is made.
const NARROWEST: u64 = 16_000;
/// Sizes of type from the most legible to the smallest that can be read.
const SIZES: std::ops::RangeInclusive<u64> = 10..=16;
const SHORT_SIDE: u64 = 210_000;
const LONG_SIDE: u64 = 297_000;

/// The page with its columns.
pub(super) struct Fitted {
    pub half_points: u64,
    pub page_width: u64,
    pub page_height: u64,
    pub columns: Vec<u64>,
}

/// The largest type in which all columns fit: upright where nothing must be broken for it, else on its side.
pub(super) fn fit(paper: &ListPaper) -> Fitted {
    let figures: Vec<bool> = paper.columns.iter().map(|column| column.figures).collect();
    let (upright, sideways) = (SHORT_SIDE - 2 * MARGIN, LONG_SIDE - 2 * MARGIN);
    let largest = natural(paper, *SIZES.end());
    if largest.iter().sum::<u64>() <= upright {
        let columns = widened(largest, &figures, upright);
        return Fitted { half_points: *SIZES.end(), page_width: SHORT_SIDE, page_height: LONG_SIDE, columns };
    }
    let tried = SIZES.rev().map(|size| (size, natural(paper, size)));
    let fits = |widths: &[u64]| {
        let least = |(width, figures): (&u64, &bool)| if *figures { *width } else { (*width).min(NARROWEST) };
        widths.iter().zip(&figures).map(least).sum::<u64>() <= sideways
    };
    let smallest = || (*SIZES.start(), natural(paper, *SIZES.start()));
    let (half_points, widths) = tried.into_iter().find(|(_, widths)| fits(widths)).unwrap_or_else(smallest);
    let columns = if widths.iter().sum::<u64>() <= sideways {
        widened(widths, &figures, sideways)
    } else {
        narrowed(widths, &figures, sideways)
    };
    Fitted { half_points, page_width: LONG_SIDE, page_height: SHORT_SIDE, columns }
}

/// What each column needs for its longest text, within reason for words.
fn natural(paper: &ListPaper, half_points: u64) -> Vec<u64> {
    let column = |(at, column): (usize, &super::ListColumn)| {
        let cells = paper.rows.iter().filter_map(|row| row.get(at)).map(|text| text_width(&REGULAR, text, half_points));
        let totals = paper.totals.iter().filter_map(|row| row.get(at));
        let bold = |text: &str| text_width(&BOLD, text, half_points);
        let title = column.title.split(' ').map(bold).max().unwrap_or(0).max(bold(&column.title).min(TITLE));
        let totals = totals.map(|text| bold(text));
        let widest = cells.chain(totals).max().unwrap_or(0).max(title) + BESIDE;
        if column.figures { widest } else { widest.min(WIDEST) }
    };
    paper.columns.iter().enumerate().map(column).collect()
}

/// Room that is left goes to the words, or to all where there are none.
fn widened(mut widths: Vec<u64>, figures: &[bool], room: u64) -> Vec<u64> {
    let left = room.saturating_sub(widths.iter().sum());
    let none = figures.iter().all(|figures| *figures);
    let takers = figures.iter().filter(|figures| none || !**figures).count() as u64;
    let share = left.checked_div(takers).unwrap_or(0);
    for (width, _) in widths.iter_mut().zip(figures).filter(|(_, figures)| none || !**figures) {
        *width += share;
    }
    widths
}

/// Figures keep their room; the words share what is left, and those that need little get all they need.
fn narrowed(mut widths: Vec<u64>, figures: &[bool], room: u64) -> Vec<u64> {
    let fixed: u64 = widths.iter().zip(figures).filter(|(_, figures)| **figures).map(|(width, _)| *width).sum();
    let mut left = room.saturating_sub(fixed);
    let mut words: Vec<usize> = (0..widths.len()).filter(|at| figures.get(*at) == Some(&false)).collect();
    words.sort_by_key(|at| widths.get(*at).copied());
    let mut waiting = words.len() as u64;
    for at in words {
        let Some(width) = widths.get_mut(at) else { continue };
        let share = left.checked_div(waiting).unwrap_or(0);
        *width = (*width).min(share);
        left -= *width;
        waiting -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_what_figures_leave() {
        let check = |widths: &[u64], figures: &[bool], room, expect: &[u64]| {
            assert_eq!(narrowed(widths.to_vec(), figures, room), expect, "{widths:?}");
        };
        check(&[100, 50, 40], &[false, true, false], 150, &[60, 50, 40]);
        check(&[100, 50, 100], &[false, true, false], 150, &[50, 50, 50]);
        check(&[100], &[true], 50, &[100]);
        assert_eq!(widened(vec![10, 20], &[false, true], 50), [30, 20]);
        assert_eq!(widened(vec![10, 20], &[true, true], 50), [20, 30]);
    }
}
