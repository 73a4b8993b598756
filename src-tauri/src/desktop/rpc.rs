//! The one command of the pages. A name that begins with `desktop_` concerns this PC and is answered here:
//!
//! | name | request | answer |
//! |---|---|---|
//! | `desktop_painted` | `{ background?: [r, g, b] }` | `null`; the window is shown |
//! | `desktop_opening` | `{}` | `null`, or why the company of the start could not be opened |
//! | `desktop_window` | `{ route }` | `null`; one more window on that screen |
//! | `desktop_title` | `{ title }` | `null` |
//! | `desktop_tray` | `{ open, quit, tooltip }` | `null`; the tray icon with these words |
//! | `desktop_choose` | `{ kind: "open" \| "save" \| "folder", title, name?, types: [{ label, extensions }] }` | path or `null` |
//! | `desktop_save` | `{ title, name, base64 }` | path or `null` where the person thought better of it |
//! | `desktop_open` | `{ name, base64 }` | path; the system's own program shows it |
//! | `desktop_reveal` | `{ path }` | `null`; the folder of a file that was saved in this run |
//! | `desktop_quit` | `{}` | `null` |
//!
//! Every other name goes to the company.

use kontor_app::{AppError, Bounds};
use kontor_core::fault::{Code, Fault};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::ipc::Response;
use tauri::{Manager as _, WebviewWindow};

use super::first_paint::FirstPaint;
use super::{files, tray, window};
use crate::company::Company;

/// Carries one request of a page to whoever answers it, off the thread that draws.
#[tauri::command]
pub(super) async fn rpc(window: WebviewWindow, name: String, request: Value) -> Result<Response, AppError> {
    // A file that is saved or opened comes as one.
    Bounds::FILE.check(&request)?;
    let answer = tauri::async_runtime::spawn_blocking(move || match name.strip_prefix("desktop_") {
        Some(wish) => desktop(&window, wish, request),
        None => company(&window.state::<Company>(), &name, request),
    });
    let answer = answer.await.unwrap_or_else(|crash| Err(AppError::unexpected(&crash)))?;
    Ok(Response::new(answer.to_string()))
}

fn company(company: &Company, name: &str, request: Value) -> Result<Value, AppError> {
    let answer = company.call(name, request);
    if company.moved() {
        window::remember(|kept| kept.company = company.file());
    }
    answer
}

fn desktop(window: &WebviewWindow, wish: &str, request: Value) -> Result<Value, AppError> {
    let app = window.app_handle();
    match wish {
        "painted" => {
            let Painted { background } = read(request)?;
            app.state::<FirstPaint>().came();
            done(window::painted(window, background))
        }
        "opening" => app.state::<Company>().opening().map(|()| Value::Null),
        "window" => done(window::open_task(app, &read::<Route>(request)?.route)),
        "title" => done(window.set_title(&read::<Title>(request)?.title)),
        "tray" => done(tray::show(app, read(request)?)),
        "choose" => Ok(json!(files::choose(window, read(request)?))),
        "save" => Ok(json!(files::save(window, read(request)?)?)),
        "open" => Ok(json!(files::open(app, read(request)?)?)),
        "reveal" => Ok(json!(files::reveal(app, &read(request)?)?)),
        "quit" => {
            app.exit(0);
            Ok(Value::Null)
        }
        _ => Err(Fault::new(Code::UnknownCommand).with("name", format!("desktop_{wish}")).into()),
    }
}

#[derive(Deserialize)]
struct Painted {
    background: Option<[u8; 3]>,
}

#[derive(Deserialize)]
struct Route {
    route: String,
}

#[derive(Deserialize)]
struct Title {
    title: String,
}

fn read<T: DeserializeOwned>(request: Value) -> Result<T, AppError> {
    serde_json::from_value(request).map_err(|error| Fault::new(Code::BadRequest).with("detail", error).into())
}

fn done(result: tauri::Result<()>) -> Result<Value, AppError> {
    result.map(|()| Value::Null).map_err(|error| AppError::unexpected(&error))
}
