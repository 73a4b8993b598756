//! The languages that Kontor speaks.

use crate::text_enum;

text_enum! {
    /// A language of screen and paper (ISO 639-1).
    Language {
        /// English.
        En "en",
        /// German.
        De "de",
        /// Polish.
        Pl "pl",
        /// Russian.
        Ru "ru",
        /// Kazakh.
        Kk "kk",
        /// Indonesian.
        Id "id",
    }
}
