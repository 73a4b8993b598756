//! The desktop program. Everything it does stands in the library beside it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    kontor::run(std::env::args_os())
}
