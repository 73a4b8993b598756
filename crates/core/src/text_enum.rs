//! Closed lists that are text in the store and on the wire.

/// What every such list offers.
pub trait TextEnum: Copy + Sized + 'static {
    /// All values in their order.
    const ALL: &'static [Self];
    /// Their texts, in the same order.
    const TEXTS: &'static [&'static str];
    /// The text in store and wire.
    fn as_str(self) -> &'static str;
    /// Back from the text.
    fn from_text(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == text)
    }
}

/// Declares an enum whose values have a fixed text.
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }
        impl $crate::text_enum::TextEnum for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            const TEXTS: &'static [&'static str] = &[$($text,)*];
            fn as_str(self) -> &'static str { match self { $(Self::$variant => $text,)* } }
        }
        impl $name {
            /// The text in store and wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text,)* } }
        }
    };
}
