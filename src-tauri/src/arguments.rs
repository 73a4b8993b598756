//! The command line of the desktop program.

use std::path::PathBuf;

/// Kontor, the business suite of a trading firm.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Parser)]
#[command(name = "kontor", version)]
pub struct Arguments {
    /// The company file to open; without it the one that was open last.
    #[arg(value_name = "FILE", conflicts_with = "company")]
    pub file: Option<PathBuf>,
    /// The same as FILE, as kontorctl writes it.
    #[arg(long, value_name = "FILE")]
    pub company: Option<PathBuf>,
    /// Draw without the graphics card, where its driver leaves the window blank.
    #[arg(long)]
    pub software_rendering: bool,
}

impl Arguments {
    /// The company file that was named, in whichever way.
    #[must_use]
    pub fn company_file(&self) -> Option<&PathBuf> {
        self.company.as_ref().or(self.file.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn company(words: &[&str]) -> Option<PathBuf> {
        Arguments::try_parse_from(words).unwrap().company_file().cloned()
    }

    #[test]
    fn a_company_is_named_by_option_or_by_double_click() {
        assert_eq!(company(&["kontor"]), None);
        assert_eq!(company(&["kontor", "north.kontor"]), Some("north.kontor".into()));
        assert_eq!(company(&["kontor", "--company", "north.kontor"]), Some("north.kontor".into()));
    }

    #[test]
    fn two_companies_are_refused() {
        assert!(Arguments::try_parse_from(["kontor", "a.kontor", "--company", "b.kontor"]).is_err());
    }
}
