//! The icon in the tray: Kontor goes on without a window, and reminds.
//!
//! A click on the icon does not arrive on Linux, so the menu's first entry opens the window. The words come from the
//! page, which knows the person's language; until it asks for the icon, closing the last window ends the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use tauri::menu::{MenuBuilder, MenuEvent};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager as _};

use super::window;

const ICON: &str = "kontor";
const OPEN: &str = "open";
const QUIT: &str = "quit";

/// Whether the icon is there.
#[derive(Default)]
pub(super) struct Tray(AtomicBool);

impl Tray {
    /// The icon is there, and with it a way back to the window.
    pub(super) fn shown(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The words of the menu.
#[derive(Deserialize)]
pub(super) struct Words {
    open: String,
    quit: String,
    tooltip: String,
}

/// Shows the icon, or gives the one that is there new words.
pub(super) fn show(app: &AppHandle, words: Words) -> tauri::Result<()> {
    let handle = app.clone();
    app.run_on_main_thread(move || match catch_unwind(AssertUnwindSafe(|| place(&handle, &words))) {
        Ok(Ok(())) => handle.state::<Tray>().0.store(true, Ordering::Relaxed),
        Ok(Err(failure)) => tracing::warn!(%failure, "no tray icon"),
        // The library behind the icon panics where the desktop has no indicator library; Kontor works without.
        Err(_) => tracing::warn!("no tray icon: the desktop has no indicator library"),
    })
}

fn place(app: &AppHandle, words: &Words) -> tauri::Result<()> {
    let menu = MenuBuilder::new(app).text(OPEN, &words.open).separator().text(QUIT, &words.quit).build()?;
    if let Some(icon) = app.tray_by_id(ICON) {
        icon.set_tooltip(Some(&words.tooltip))?;
        return icon.set_menu(Some(menu));
    }
    let mut icon = TrayIconBuilder::with_id(ICON).menu(&menu).tooltip(&words.tooltip).on_menu_event(chosen);
    if let Some(picture) = app.default_window_icon() {
        icon = icon.icon(picture.clone());
    }
    icon.build(app).map(drop)
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        OPEN => {
            if let Err(failure) = window::open_main(app) {
                tracing::error!(%failure, "the window could not be opened from the tray");
            }
        }
        QUIT => app.exit(0),
        _ => {}
    }
}
