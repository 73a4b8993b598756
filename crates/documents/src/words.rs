//! Every word on paper, from the Fluent files that the window uses too. Papers are written in the customer's language;
//! what a language does not have yet is said in English.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use include_dir::{Dir, include_dir};
use kontor_core::text_enum::TextEnum;
use unic_langid::LanguageIdentifier;

use kontor_core::language::Language;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../ui/locales");
static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

type Bundle = FluentBundle<FluentResource>;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words(Language);

impl Words {
    /// The words of a language; its file is read when it is first needed.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// A text without parameters.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A text with its parameters, which are formatted already. A text that exists in no language shows its name in
    /// angle brackets, so that the gap is seen and the document still goes out.
    #[must_use]
    pub fn with(self, id: &str, params: &[(&str, &str)]) -> String {
        let args: FluentArgs<'_> = params.iter().map(|(name, value)| (*name, Cow::Borrowed(*value))).collect();
        [self.0, Language::En]
            .into_iter()
            .find_map(|language| say(bundle(language)?, id, &args))
            .unwrap_or_else(|| format!("⟨{id}⟩"))
    }

    /// Like [`Words::text`] for a name that may not exist, such as that of a unit typed by the user.
    #[must_use]
    pub fn known(self, id: &str) -> Option<String> {
        [self.0, Language::En].into_iter().find_map(|language| say(bundle(language)?, id, &FluentArgs::new()))
    }
}

fn bundle(language: Language) -> Option<&'static Bundle> {
    let at = Language::ALL.iter().position(|other| *other == language)?;
    BUNDLES.get(at).map(|bundle| bundle.get_or_init(|| load(language)))
}

fn say(bundle: &Bundle, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// Reads the files of a language that papers need. What does not parse is left out and shows up as a missing text.
fn load(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks around parameters are invisible characters that would end up in the text of the PDF.
    bundle.set_use_isolating(false);
    for name in ["documents", "countries", "names", "errors", "import"] {
        let file = LOCALES.get_file(format!("{}/{name}.ftl", language.as_str()));
        if let Some(source) = file.and_then(|file| file.contents_utf8()) {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_and_without_parameters() {
        let german = Words::of(Language::De);
        assert_eq!(german.text("paper-carried-forward"), "Übertrag");
        assert_eq!(german.with("paper-page", &[("page", "2"), ("pages", "3")]), "Seite 2 von 3");
    }

    #[test]
    fn english_steps_in_and_gaps_are_seen() {
        assert_eq!(Words::of(Language::Kk).text("paper-carried-forward"), "Carried forward");
        assert_eq!(Words::of(Language::De).text("no-such-text"), "⟨no-such-text⟩");
        assert_eq!(Words::of(Language::De).known("no-such-text"), None);
    }

    #[test]
    fn complete_languages_have_the_same_texts() {
        let ids = |language: &str, file: &str| {
            let source = LOCALES.get_file(format!("{language}/{file}.ftl")).unwrap().contents_utf8().unwrap();
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors).unwrap();
            let mut ids: Vec<String> = resource
                .entries()
                .filter_map(|entry| match entry {
                    fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                    _ => None,
                })
                .collect();
            ids.sort();
            ids
        };
        for file in ["documents", "countries"] {
            assert_eq!(ids("en", file), ids("de", file), "{file}");
        }
    }
}
