//! Pictures that people bring, looked at before anything decodes them: how many points a decoder would have to hold, and how much a
//! drawing says when all that it repeats is written out. A few bytes can stand for gigabytes of both.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Node, NodeId, ParsingOptions};

/// Most points of a picture: a sheet of A4 at 600 dpi has 35 million.
pub const MOST_PIXELS: u64 = 40_000_000;
/// Passes in which a JPEG is drawn: cameras and programs need about ten.
const MOST_SCANS: usize = 64;
/// Elements of a drawing as it is written.
const MOST_NODES: u32 = 100_000;
/// Elements of a drawing with everything that it repeats.
const MOST_DRAWN: u64 = 500_000;
/// Elements within each other, and references to references.
const DEEPEST: u32 = 128;

/// Whether a picture of that kind (`png`, `jpg`, `svg`) stays within bounds. Whether it can be drawn is another question.
#[must_use]
pub fn is_bounded(bytes: &[u8], extension: &str) -> bool {
    match extension {
        "png" => png_pixels(bytes).is_some_and(|pixels| pixels <= MOST_PIXELS),
        "jpg" => jpeg_pixels(bytes).is_some_and(|pixels| pixels <= MOST_PIXELS),
        _ => std::str::from_utf8(bytes).is_ok_and(is_bounded_drawing),
    }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// The first chunk of a PNG says how large it is.
fn png_pixels(bytes: &[u8]) -> Option<u64> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    number(bytes.get(16..20)?).checked_mul(number(bytes.get(20..24)?))
}

/// The largest frame of a JPEG; nothing where there is none, or where it is drawn in too many passes.
fn jpeg_pixels(bytes: &[u8]) -> Option<u64> {
    let (mut at, mut scans, mut pixels) = (2, 0, None);
    loop {
        // Any number of fillers may stand before a marker.
        at += bytes.get(at..)?.iter().position(|byte| *byte != 0xff)?;
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            0xd9 => return pixels.filter(|_| scans <= MOST_SCANS),
            0x01 | 0xd0..=0xd8 => continue,
            // What is no frame among them: tables of codes and of arithmetic, and one that is kept for later.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (number(bytes.get(at + 3..at + 5)?), number(bytes.get(at + 5..at + 7)?));
                pixels = pixels.max(Some(width * height));
            }
            _ => {}
        }
        at += usize::try_from(number(bytes.get(at..at + 2)?)).ok()?;
        if marker == 0xda {
            scans += 1;
            // Behind the head of a scan come its codes, up to a marker that is none of theirs.
            let codes = bytes.get(at..)?.windows(2);
            at += codes.into_iter().position(|two| matches!(two, [0xff, 0x01..=0xcf | 0xd8..=0xfe]))?;
        }
    }
}

fn is_bounded_drawing(text: &str) -> bool {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else { return false };
    let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut drawing = Drawing { named, known: HashMap::new(), pixels: 0 };
    drawing.weight(document.root_element(), 0).is_some_and(|weight| weight <= MOST_DRAWN)
        && drawing.pixels <= MOST_PIXELS
}

/// A drawing while it is weighed.
struct Drawing<'a, 'text> {
    named: HashMap<&'a str, Node<'a, 'text>>,
    /// What an element comes to with all that it repeats; nothing while it is being weighed.
    known: HashMap<NodeId, Option<u64>>,
    /// Of all pictures inside.
    pixels: u64,
}

impl<'a, 'text> Drawing<'a, 'text> {
    /// What an element comes to; nothing where it repeats itself, is too deep, or holds a picture that is none.
    fn weight(&mut self, node: Node<'a, 'text>, depth: u32) -> Option<u64> {
        if let Some(known) = self.known.get(&node.id()) {
            return *known;
        }
        if depth > DEEPEST {
            return None;
        }
        self.known.insert(node.id(), None);
        let mut weight = 1_u64;
        for child in node.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weight(child, depth + 1)?);
        }
        for attribute in node.attributes() {
            for name in references(attribute.name(), attribute.value()) {
                if let Some(meant) = self.named.get(name).copied() {
                    weight = weight.saturating_add(self.weight(meant, depth + 1)?);
                }
            }
            if attribute.name() == "href" && node.has_tag_name(("http://www.w3.org/2000/svg", "image")) {
                self.pixels = self.pixels.saturating_add(inner_pixels(attribute.value())?);
            }
        }
        self.known.insert(node.id(), Some(weight));
        Some(weight)
    }
}

/// The names that an attribute refers to: `href="#a"`, `fill="url(#b)"`.
fn references<'v>(attribute: &str, value: &'v str) -> impl Iterator<Item = &'v str> {
    let whole = value.trim().strip_prefix('#').filter(|_| attribute == "href");
    let parts = value.split("url(").skip(1).filter_map(|rest| {
        let name = rest.split(')').next()?.trim_matches(|sign: char| sign.is_whitespace() || "\"'".contains(sign));
        name.strip_prefix('#')
    });
    whole.into_iter().chain(parts)
}

/// The points of a picture inside of a drawing, as it stands there in base64; nothing for one of another kind.
fn inner_pixels(href: &str) -> Option<u64> {
    let (kind, data) = href.trim().strip_prefix("data:image/")?.split_once(";base64,")?;
    let bytes = STANDARD.decode(data.split_whitespace().collect::<String>()).ok()?;
    match kind {
        "png" => png_pixels(&bytes),
        "jpeg" | "jpg" => jpeg_pixels(&bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Vec<u8> {
        format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{inside}</svg>")
            .into()
    }
    fn png(width: u32, height: u32) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &width.to_be_bytes()[..], &height.to_be_bytes()].concat()
    }
    fn jpeg(width: u16, height: u16, scans: usize) -> Vec<u8> {
        let frame = [b"\xff\xd8\xff\xc2\0\x0b\x08", &height.to_be_bytes()[..], &width.to_be_bytes(), b"\x01\x01\x11\0"];
        [frame.concat(), b"\xff\xda\0\x08\x01\x01\0\0\x3f\0".repeat(scans), b"\xff\xd9".to_vec()].concat()
    }

    #[test]
    fn a_picture_says_how_large_it_is_before_it_is_decoded() {
        for (name, bytes, extension, bounded) in [
            ("a logo", png(1200, 400), "png", true),
            ("a bomb", png(50_000, 50_000), "png", false),
            ("more than there are numbers for", png(u32::MAX, u32::MAX), "png", false),
            ("no head", b"\x89PNG\r\n\x1a\n".to_vec(), "png", false),
            ("a photo", jpeg(4000, 3000, 10), "jpg", true),
            ("a bomb", jpeg(65_535, 65_535, 1), "jpg", false),
            ("in passes without end", jpeg(4000, 3000, 10_000), "jpg", false),
            ("no frame", b"\xff\xd8\xff\xd9".to_vec(), "jpg", false),
        ] {
            assert_eq!(is_bounded(&bytes, extension), bounded, "{name} ({extension})");
        }
    }

    #[test]
    fn a_drawing_is_weighed_with_all_that_it_repeats() {
        let layers = |depth: usize, reference: fn(usize) -> String| -> String {
            let layer = |at: usize| {
                format!(
                    "<g id='a{at}'>{}</g>",
                    if at == 0 { "<path/>".to_owned() } else { reference(at - 1).repeat(10) }
                )
            };
            (0..depth).map(layer).collect()
        };
        let used = |at: usize| format!("<use href='#a{at}'/>");
        let used_the_old_way = |at: usize| format!("<use xlink:href='#a{at}'/>");
        let filled = |at: usize| format!("<rect fill='url(#a{at})'/>");
        let image = |bytes: &[u8]| format!("<image href='data:image/png;base64,{}'/>", STANDARD.encode(bytes));
        for (name, inside, bounded) in [
            ("a few", layers(4, used), true),
            ("a bomb", layers(12, used), false),
            ("a bomb", layers(12, used_the_old_way), false),
            ("a bomb of patterns", layers(12, filled), false),
            ("itself", "<g id='a'><use href='#a'/></g>".into(), false),
            (
                "a gradient for all",
                "<linearGradient id='g'/>".to_owned() + &"<path style='fill:url(#g)'/>".repeat(5_000),
                true,
            ),
            ("too deep", "<g>".repeat(5_000) + &"</g>".repeat(5_000), false),
            ("a picture", image(&png(400, 400)), true),
            ("a bomb inside", image(&png(50_000, 50_000)), false),
            ("many that are one", image(&png(5_000, 5_000)).repeat(3), false),
            ("a drawing in a drawing", "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>".into(), false),
            ("a file of the PC", "<image href='/etc/passwd'/>".into(), false),
        ] {
            assert_eq!(is_bounded(&svg(&inside), "svg"), bounded, "{name}");
        }
        let laughs = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>\
            <!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&d;</text></svg>";
        assert!(!is_bounded(laughs.as_bytes(), "svg"));
    }
}
