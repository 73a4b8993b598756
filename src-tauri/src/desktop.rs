//! The program with its window: start, the pieces it is made of, and its end.

mod files;
mod first_paint;
mod reminders;
mod rpc;
mod tray;
mod window;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use kontor_desk::KeyPlaces;
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter as _, Manager as _, RunEvent};
use tracing_subscriber::EnvFilter;

use crate::arguments::Arguments;
use crate::company::Company;
use crate::preferences::Preferences;
use crate::renderer;

/// Opens the window and stays until it is closed. `words` is the command line with the program's name in front.
#[must_use]
pub fn run(words: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(refusal) => return explain(&refusal),
    };
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_env("KONTOR_LOG").unwrap_or_else(|_| EnvFilter::new("info")))
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    let remembered = preferences_file().map(|file| Preferences::read(&file)).unwrap_or_default();
    renderer::settle(arguments.software_rendering || remembered.software_rendering);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), renderer = renderer::Renderer::current().as_str(), "starting");

    match build(Company::new(kontor_desk::desk(KeyPlaces::from_environment())), arguments, remembered.company) {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(on_event)).unwrap_or(1)),
        Err(failure) => {
            tracing::error!(%failure, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

fn explain(refusal: &clap::Error) -> ExitCode {
    // A closed standard output is no reason to fail once more.
    let _ = refusal.print();
    if refusal.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

#[allow(clippy::exit, reason = "the generated context ends a program whose own parts cannot be read")]
fn build(company: Company, arguments: Arguments, last: Option<PathBuf>) -> tauri::Result<tauri::App> {
    let file = arguments.company_file().cloned().or(last);
    let mut builder = tauri::Builder::default();
    // A test driver starts several programs on one PC on purpose.
    if !automated() {
        builder =
            builder.plugin(tauri_plugin_single_instance::init(|app, words, folder| second_start(app, &words, &folder)));
    }
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .manage(company)
        .manage(first_paint::FirstPaint::default())
        .manage(tray::Tray::default())
        .manage(files::SavedFiles::default())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(move |app| {
            let handle = app.handle().clone();
            let company = app.state::<Company>();
            company.on_change(move |news| tell(&handle, "changed", news));
            company.begin(file);
            files::forget_papers(app.handle());
            reminders::watch(app.handle().clone());
            window::open_main(app.handle())?;
            first_paint::watch(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!("tauri.conf.json"))
}

/// Tells every page; a page that is just closing needs no news.
fn tell(app: &AppHandle, event: &str, news: Value) {
    if let Err(failure) = app.emit(event, news) {
        tracing::warn!(%failure, event, "the pages were not told");
    }
}

/// Somebody started Kontor again, perhaps by a double click on a company file: this program answers instead.
/// `folder` is where that was, and what a file's name is relative to.
fn second_start(app: &AppHandle, words: &[String], folder: &str) {
    if let Err(failure) = window::open_main(app) {
        tracing::warn!(%failure, "the window could not be brought to the front");
    }
    if let Some(file) = Arguments::try_parse_from(words).ok().and_then(|asked| asked.company_file().cloned()) {
        tell(app, "open-company", json!({ "file": PathBuf::from(folder).join(file) }));
    }
}

fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        // The last window was closed; with a tray icon Kontor goes on, ready to remind and to open at once.
        RunEvent::ExitRequested { code: None, api, .. } if app.state::<tray::Tray>().shown() => api.prevent_exit(),
        RunEvent::Exit => app.state::<Company>().close(),
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => second_start(app, &[], ""),
        _ => {}
    }
}

/// Whether a test driver holds the window.
fn automated() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Where the window's preferences lie on this PC.
fn preferences_file() -> Option<PathBuf> {
    Some(dirs::config_dir()?.join("app.kontor.desktop").join("window.json"))
}
