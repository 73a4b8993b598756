//! A font face as labels need it: how wide a text is, where a line ends, and the glyphs that were used, for embedding.
#![allow(
    clippy::float_arithmetic,
    clippy::disallowed_types,
    reason = "measures on paper; money comes as finished text"
)]

use std::collections::BTreeMap;

use kontor_core::fault::{Code, Fault};
use printpdf::{FontMetrics, ParsedFont};
use subsetter::{GlyphRemapper, subset};

use crate::render::FACES;

/// A face and what was written with it.
pub(super) struct Face {
    bytes: &'static [u8],
    face: ttf_parser::Face<'static>,
    used: BTreeMap<char, u16>,
}

impl Face {
    /// The face with that place among the fonts of the letters: regular first, bold second.
    pub fn load(at: usize) -> Result<Self, Fault> {
        let bytes = FACES.get(at).copied().unwrap_or_default();
        let face = ttf_parser::Face::parse(bytes, 0).map_err(|failure| broken(&failure))?;
        Ok(Self { bytes, face, used: BTreeMap::new() })
    }
    /// How wide a text is in points; a character that the font does not have is as wide as its size.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|sign| self.advance(sign)).sum::<f32>() * size
    }
    /// In parts of the size.
    fn advance(&self, sign: char) -> f32 {
        let units = self.face.glyph_index(sign).and_then(|glyph| self.face.glyph_hor_advance(glyph));
        units.map_or(1.0, |units| f32::from(units) / f32::from(self.face.units_per_em()))
    }
    /// Breaks a text between words into at most so many lines; what does not fit ends in dots.
    pub fn wrap(&self, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        if lines.len() > most {
            let rest = lines.split_off(most.saturating_sub(1));
            lines.push(rest.join(" "));
        }
        lines.into_iter().map(|line| self.cut(line, size, width)).collect()
    }
    fn cut(&self, mut line: String, size: f32, width: f32) -> String {
        if self.width(&line, size) <= width {
            return line;
        }
        while !line.is_empty() && self.width(&line, size) + self.advance('…') * size > width {
            line.pop();
        }
        line.truncate(line.trim_end().len());
        line.push('…');
        line
    }
    /// Notes what is written, so that the face that goes into the file has it.
    pub fn note(&mut self, text: &str) {
        for sign in text.chars() {
            if let Some(glyph) = self.face.glyph_index(sign) {
                self.used.insert(sign, glyph.0);
            }
        }
    }
    /// The face with nothing but what was written.
    pub fn embed(&self) -> Result<ParsedFont, Fault> {
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = BTreeMap::new();
        let mut widths = BTreeMap::new();
        for (sign, glyph) in &self.used {
            let own = remapper.remap(*glyph);
            glyphs.insert(u32::from(*sign), own);
            widths.insert(own, self.face.glyph_hor_advance(ttf_parser::GlyphId(*glyph)).unwrap_or(0));
        }
        let bytes = subset(self.bytes, 0, &remapper).map_err(|failure| broken(&failure))?;
        let metrics = FontMetrics { ascent: self.face.ascender(), descent: self.face.descender() };
        Ok(ParsedFont::with_glyph_data(bytes, 0, None, glyphs, widths, self.face.units_per_em(), metrics))
    }
}

/// The fonts are part of the program.
fn broken(failure: &dyn std::fmt::Display) -> Fault {
    Fault::new(Code::Internal).with("reference", failure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_end_in_dots() {
        let face = Face::load(0).unwrap();
        let wide = |text: &str| face.width(text, 10.0);
        assert_eq!(
            face.wrap("Darjeeling First Flush", 10.0, wide("Darjeeling First"), 2),
            ["Darjeeling First", "Flush"]
        );
        let cut = face.wrap("Darjeeling First Flush of spring", 10.0, wide("Darjeeling"), 2);
        assert!(cut.len() == 2 && cut[1].starts_with("First") && cut[1].ends_with('…'), "{cut:?}");
        assert!(cut.iter().all(|line| wide(line) <= wide("Darjeeling")), "{cut:?}");
        assert_eq!(face.wrap("", 10.0, 9.0, 2), Vec::<String>::new());
        assert_eq!(face.wrap("Donaudampfschiff", 10.0, wide("Donaud…"), 2), ["Donaud…"]);
    }

    #[test]
    fn only_what_was_written_goes_into_the_file() {
        let mut face = Face::load(1).unwrap();
        face.note("Қазақ шайы");
        let small = face.embed().unwrap();
        assert!(small.original_bytes.len() < 8_000, "{}", small.original_bytes.len());
        assert!(small.lookup_glyph_index(u32::from('қ')).is_some_and(|glyph| glyph > 0));
    }
}
