//! `cargo xtask icons`: every size of the icon from two drawings. The small one has its edges on whole pixels.
//!
//! `.ico` and `.icns` are both a list of PNG pictures behind a short head, so they are put together here: that way the
//! small sizes inside them are those of the small drawing too.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::package::tauri;
use crate::pages;
use crate::shell::{root, run, target};

const SMALL: &[u32] = &[16, 24, 32, 48];
const LARGE: &[u32] = &[64, 128, 256, 512, 1024];

/// Types of `.icns` entries that hold a PNG, with their sizes.
const ICNS: &[(&[u8; 4], u32)] =
    &[(b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024)];

/// Sizes inside `.ico`.
const ICO: &[u32] = &[16, 24, 32, 48, 64, 256];

/// Draws all sizes.
pub fn draw() -> Result<()> {
    pages::fetch("crates/xtask")?;
    let drawn = target().join("icons");
    render("icons/kontor-small.svg", SMALL, &drawn)?;
    render("icons/kontor.svg", LARGE, &drawn)?;
    let picture = |size: u32| {
        let file = drawn.join(format!("{size}x{size}.png"));
        fs::read(&file).with_context(|| format!("{} was not drawn", file.display()))
    };
    let home = root().join("icons");
    for size in [16, 32, 64, 128, 256, 512] {
        fs::write(home.join(format!("{size}x{size}.png")), picture(size)?)?;
    }
    fs::write(home.join("128x128@2x.png"), picture(256)?)?;
    let windows: Vec<_> = ICO.iter().map(|&size| picture(size).map(|png| (size, png))).collect::<Result<_>>()?;
    fs::write(home.join("icon.ico"), ico(&windows)?)?;
    let mac: Vec<_> = ICNS.iter().map(|&(kind, size)| picture(size).map(|png| (*kind, png))).collect::<Result<_>>()?;
    fs::write(home.join("icon.icns"), icns(&mac)?)?;
    Ok(())
}

fn render(drawing: &str, sizes: &[u32], folder: &Path) -> Result<()> {
    let sizes = sizes.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let mut icon = tauri();
    icon.args(["icon", drawing, "--png", &sizes, "--output"]).arg(folder);
    run(icon)
}

/// The pictures as a Windows icon: a directory of sixteen bytes each, then the pictures.
fn ico(pictures: &[(u32, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut head = vec![0, 0, 1, 0];
    head.extend(u16::try_from(pictures.len())?.to_le_bytes());
    let mut offset = u32::try_from(6 + 16 * pictures.len())?;
    for (size, png) in pictures {
        // 256 is written as 0, for which a byte has no other sign.
        let side = u8::try_from(*size).unwrap_or(0);
        head.extend([side, side, 0, 0, 1, 0, 32, 0]);
        head.extend(u32::try_from(png.len())?.to_le_bytes());
        head.extend(offset.to_le_bytes());
        offset += u32::try_from(png.len())?;
    }
    head.extend(pictures.iter().flat_map(|(_, png)| png));
    Ok(head)
}

/// The pictures as a macOS icon: type and length before each, and before all.
fn icns(pictures: &[([u8; 4], Vec<u8>)]) -> Result<Vec<u8>> {
    let length: usize = pictures.iter().map(|(_, png)| png.len() + 8).sum();
    let mut file = b"icns".to_vec();
    file.extend(u32::try_from(length + 8)?.to_be_bytes());
    for (kind, png) in pictures {
        file.extend(kind);
        file.extend(u32::try_from(png.len() + 8)?.to_be_bytes());
        file.extend(png);
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_of_an_ico_points_at_its_pictures() {
        let file = ico(&[(16, vec![1; 5]), (256, vec![2; 7])]).unwrap();
        assert_eq!(file[..6], [0, 0, 1, 0, 2, 0]);
        let word = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(file[word(18)..word(18) + word(14)], [1; 5]);
        assert_eq!((file[22], file[23]), (0, 0), "256 is written as 0");
        assert_eq!(file[word(34)..word(34) + word(30)], [2; 7]);
    }

    #[test]
    fn the_length_of_an_icns_counts_its_own_head() {
        let file = icns(&[(*b"icp4", vec![9; 3])]).unwrap();
        assert_eq!(file, [b"icns".as_slice(), &[0, 0, 0, 19], b"icp4", &[0, 0, 0, 11], &[9, 9, 9]].concat());
    }
}
