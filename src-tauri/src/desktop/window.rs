//! Windows: made hidden in the colour of the page, shown when the page says that it has painted.
//!
//! They are built here and not in `tauri.conf.json`, because a platform's own configuration file replaces the whole
//! list of windows and would lose exactly these two properties.

use serde_json::json;
use tauri::webview::Color;
use tauri::{AppHandle, Manager as _, Theme, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use super::{automated, preferences_file};
use crate::preferences::Preferences;
use crate::renderer::Renderer;

const MAIN: &str = "main";
const PAPER: [u8; 3] = [250, 250, 248];
const SLATE: [u8; 3] = [23, 25, 28];

/// Brings the main window to the front, or opens it.
pub(super) fn open_main(app: &AppHandle) -> tauri::Result<()> {
    match app.get_webview_window(MAIN) {
        Some(window) => to_the_front(&window),
        None => open(app, MAIN, "").map(drop),
    }
}

/// Opens one more window on the screen `route` (`#/deals/42`).
pub(super) fn open_task(app: &AppHandle, route: &str) -> tauri::Result<()> {
    let taken = app.webview_windows();
    let label = (1..).map(|number| format!("task-{number}")).find(|label| !taken.contains_key(label));
    open(app, &label.unwrap_or_default(), route.trim_start_matches('#')).map(drop)
}

/// Shows what the page has painted, and keeps its background for the next start.
pub(super) fn painted(window: &WebviewWindow, background: Option<[u8; 3]>) -> tauri::Result<()> {
    if let Some(colour) = background {
        window.set_background_color(Some(solid(colour)))?;
        remember(|kept| kept.background = Some(colour));
    }
    to_the_front(window)
}

/// Changes what is remembered on this PC; a folder that cannot be written costs the comfort, not the work.
pub(super) fn remember(change: impl FnOnce(&mut Preferences)) {
    let Some(file) = preferences_file() else { return };
    let before = Preferences::read(&file);
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return;
    }
    if let Err(failure) = after.write(&file) {
        tracing::warn!(%failure, "the window's preferences were not kept");
    }
}

/// As a browser, WebKit keeps pictures in case somebody goes back to their page; here each page of a paper is one, drawn anew
/// whenever it is shown, and a day of papers would fill the memory.
#[cfg(target_os = "linux")]
fn keep_no_pictures(view: &tauri::webview::PlatformWebview) {
    use webkit2gtk::{CacheModel, WebContextExt as _, WebViewExt as _};
    if let Some(context) = view.inner().web_context() {
        context.set_cache_model(CacheModel::DocumentViewer);
    }
}

fn open(app: &AppHandle, label: &str, route: &str) -> tauri::Result<WebviewWindow> {
    let kept = preferences_file().map(|file| Preferences::read(&file)).unwrap_or_default();
    let page = if route.is_empty() { "index.html".to_owned() } else { format!("index.html#{route}") };
    let (width, height) = Preferences::SMALLEST;
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title("Kontor")
        .visible(false)
        .inner_size(f64::from(kept.width), f64::from(kept.height))
        .min_inner_size(f64::from(width), f64::from(height))
        .maximized(kept.maximized)
        .prevent_overflow()
        .background_color(solid(kept.background.unwrap_or(PAPER)))
        .initialization_script(host_facts())
        // The pages are inside the program; a link that leads elsewhere is opened by the system's browser.
        .on_navigation(|to| matches!(to.scheme(), "tauri" | "about") || to.host_str() == Some("tauri.localhost"))
        .build()?;
    #[cfg(target_os = "linux")]
    window.with_webview(|view| keep_no_pictures(&view))?;
    if kept.background.is_none() && window.theme().is_ok_and(|theme| theme == Theme::Dark) {
        window.set_background_color(Some(solid(SLATE)))?;
    }
    let kept_window = window.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::CloseRequested { .. }) {
            keep_size(&kept_window);
        }
    });
    Ok(window)
}

/// What the page must know before its first line runs. The language comes from here, because WebKitGTK has none
/// to offer where the session sets no locale.
fn host_facts() -> String {
    let facts = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "platform": std::env::consts::OS,
        "language": sys_locale::get_locale().filter(|locale| !["C", "POSIX"].contains(&locale.as_str())),
        "renderer": Renderer::current().as_str(),
        "automated": automated(),
    });
    format!("Object.defineProperty(window, \"kontorHost\", {{ value: Object.freeze({facts}) }});")
}

fn keep_size(window: &WebviewWindow) {
    let maximized = window.is_maximized().unwrap_or(false);
    let size = window.inner_size().ok().zip(window.scale_factor().ok());
    remember(|kept| {
        kept.maximized = maximized;
        if let (false, Some((size, scale))) = (maximized, size) {
            let size = size.to_logical::<u32>(scale);
            (kept.width, kept.height) = (size.width, size.height);
        }
    });
}

fn to_the_front(window: &WebviewWindow) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

const fn solid([red, green, blue]: [u8; 3]) -> Color {
    Color(red, green, blue, u8::MAX)
}
