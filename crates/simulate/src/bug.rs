//! Mistakes that a sync engine can be built with. A test plants each and expects a checker to notice.

use crate::trace::Rule;

/// A mistake, planted around the real head office or the real PC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bug {
    /// The cursor is saved before the rows of its page.
    CursorFirst,
    /// A page that comes while something waits to be sent is passed over.
    PageSkipped,
    /// What head office says to an own change is not read.
    EchoIgnored,
    /// The pages of the feed are applied back to front.
    OrderLost,
    /// One of the chunks of a snapshot is forgotten.
    ChunkLost,
    /// That a change was not applied is forgotten.
    OutcomeForgotten,
    /// Commits count as sent that head office never had.
    AnsweredTooFar,
    /// A repeated push is taken for a new one.
    DedupeOff,
    /// What a PC says to be the time is believed.
    ClockTrusted,
    /// A page has what its PC may not hold.
    FilterOff,
    /// A page ends in the middle of a commit.
    PageTorn,
    /// What clashed is told to nobody.
    IssueForgotten,
    /// The second copy of a PC is answered like the first, and is not told of its chain.
    ForkUnnoticed,
    /// A head office that was set back goes on as if nothing had happened.
    SetBackUnnoticed,
    /// What went out of reach stays on the disk.
    DropIgnored,
    /// A PC that was taken out of the firm wipes what it had not sent.
    NothingHandedOver,
    /// A PC that is behind what is kept of the feed gets the rest of it.
    FloorForgotten,
    /// What is refused as wrong is answered as if it had been taken in.
    WrongTakenForRight,
    /// What goods cost elsewhere is not taken in.
    CostLost,
}

impl Bug {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::CursorFirst,
        Self::PageSkipped,
        Self::EchoIgnored,
        Self::OrderLost,
        Self::ChunkLost,
        Self::OutcomeForgotten,
        Self::AnsweredTooFar,
        Self::DedupeOff,
        Self::ClockTrusted,
        Self::FilterOff,
        Self::PageTorn,
        Self::IssueForgotten,
        Self::ForkUnnoticed,
        Self::SetBackUnnoticed,
        Self::DropIgnored,
        Self::NothingHandedOver,
        Self::FloorForgotten,
        Self::WrongTakenForRight,
        Self::CostLost,
    ];
    /// The rule that it breaks, and whose checker is expected to notice.
    #[must_use]
    pub const fn breaks(self) -> Rule {
        match self {
            Self::CursorFirst | Self::PageSkipped | Self::ChunkLost | Self::EchoIgnored | Self::OrderLost => {
                Rule::Convergence
            }
            Self::OutcomeForgotten | Self::IssueForgotten => Rule::NoSilentOverwrite,
            Self::AnsweredTooFar | Self::ForkUnnoticed | Self::SetBackUnnoticed => Rule::NoLoss,
            Self::DedupeOff => Rule::NoDuplicate,
            Self::ClockTrusted => Rule::Clocks,
            Self::NothingHandedOver => Rule::NoLoss,
            Self::FloorForgotten => Rule::Convergence,
            Self::WrongTakenForRight => Rule::Immutable,
            Self::CostLost => Rule::Projections,
            Self::DropIgnored | Self::FilterOff => Rule::Confidentiality,
            Self::PageTorn => Rule::CursorSoundness,
        }
    }
}
