//! How the web view draws on Linux: with the graphics card, or without it where that is known to fail.
//!
//! WebKitGTK's DMA-BUF renderer shows a blank window with NVIDIA's own driver, and without a graphics card it draws
//! three to four times slower than the plain renderer. It obeys an environment variable that must stand before GTK
//! starts; a process cannot set it for itself without unsafe code, so the program starts itself anew with it.

use std::path::Path;

/// The variable that WebKitGTK reads. Who sets it by hand keeps the word, whatever it says.
pub const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What keeps a long day small. glibc would give every thread that ever answered a command an arena as large as its largest
/// report took, and keep large pieces for the next one; the script engine would let garbage grow with the memory of the machine,
/// not with what a page needs.
#[cfg(target_os = "linux")]
const LEAN: [(&str, &str); 4] = [
    ("MALLOC_ARENA_MAX", "2"),
    ("MALLOC_MMAP_THRESHOLD_", "131072"),
    ("MALLOC_TRIM_THRESHOLD_", "131072"),
    ("JSC_forceRAMSize", "268435456"),
];

/// How the web view draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// With the graphics card.
    Graphics,
    /// Without it.
    Software,
}

impl Renderer {
    /// As the page and the log name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Graphics => "graphics",
            Self::Software => "software",
        }
    }

    /// What runs now, by the word of the environment.
    #[must_use]
    pub fn current() -> Self {
        match std::env::var(VARIABLE).as_deref() {
            Ok("0" | "") | Err(_) => Self::Graphics,
            Ok(_) => Self::Software,
        }
    }
}

/// What the machine has to draw with.
#[derive(Debug, Clone, Copy)]
pub struct Machine {
    /// NVIDIA's own driver is loaded.
    pub nvidia: bool,
    /// There is a render node, so a graphics card that programs may use.
    pub render_node: bool,
}

impl Machine {
    /// Looks at this machine; `root` is `/` but in tests.
    #[must_use]
    pub fn look(root: &Path) -> Self {
        let render_node = std::fs::read_dir(root.join("dev/dri"))
            .is_ok_and(|nodes| nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD")));
        Self { nvidia: root.join("proc/driver/nvidia/version").exists(), render_node }
    }

    /// Which renderer shows a window here. `asked`: a person or an earlier blank start chose to do without the card.
    #[must_use]
    pub const fn renderer(self, asked: bool) -> Renderer {
        if asked || self.nvidia || !self.render_node { Renderer::Software } else { Renderer::Graphics }
    }
}

/// Starts the program anew with the variable set, where this machine needs that; otherwise does nothing.
///
/// The process keeps its number, so whoever started it notices nothing.
#[cfg(target_os = "linux")]
pub fn settle(asked: bool) {
    use std::os::unix::process::CommandExt as _;

    if std::env::var_os(VARIABLE).is_some() || Machine::look(Path::new("/")).renderer(asked) == Renderer::Graphics {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut anew = std::process::Command::new(program);
    let failure = anew.args(std::env::args_os().skip(1)).env(VARIABLE, "1").envs(LEAN).exec();
    tracing::warn!(%failure, "could not start anew without the graphics card; going on with it");
}

/// Other systems bring their own web view, which needs no care.
#[cfg(not(target_os = "linux"))]
pub fn settle(_asked: bool) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine_with(files: &[&str]) -> Machine {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        Machine::look(root.path())
    }

    #[test]
    fn the_graphics_card_is_used_only_where_it_works() {
        let card = "dev/dri/renderD128";
        assert_eq!(machine_with(&[card]).renderer(false), Renderer::Graphics, "an ordinary desktop");
        assert_eq!(machine_with(&[card]).renderer(true), Renderer::Software, "somebody asked to do without");
        assert_eq!(machine_with(&[]).renderer(false), Renderer::Software, "a virtual machine");
        assert_eq!(machine_with(&["dev/dri/card0"]).renderer(false), Renderer::Software, "a display without rendering");
        let nvidia = "proc/driver/nvidia/version";
        assert_eq!(machine_with(&[card, nvidia]).renderer(false), Renderer::Software, "the blank window of NVIDIA");
    }
}
