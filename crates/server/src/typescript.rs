//! What the administration page and the server say to each other, as TypeScript.

use kontor_core::typescript::Declarations;

use crate::page::{
    AdminError, BackupView, Choices, Close, Enrol, Enrolment, NotYetRow, Overview, Revoke, SetReach, SignIn,
};

/// Names what is asked and what is answered.
type Names = fn(&mut Declarations) -> (String, String);

/// Every endpoint.
const ENDPOINTS: &[(&str, Names)] = &[
    ("POST sign-in", |all| (all.name_of::<SignIn>(), "null".to_owned())),
    ("POST sign-out", |_| ("null".to_owned(), "null".to_owned())),
    ("GET overview", |all| ("null".to_owned(), all.name_of::<Overview>())),
    ("GET choices", |all| ("null".to_owned(), all.name_of::<Choices>())),
    ("POST enrol", |all| (all.name_of::<Enrol>(), all.name_of::<Enrolment>())),
    ("POST revoke", |all| (all.name_of::<Revoke>(), "null".to_owned())),
    ("POST reach", |all| (all.name_of::<SetReach>(), "null".to_owned())),
    ("POST close", |all| (all.name_of::<Close>(), all.name_of::<Vec<NotYetRow>>())),
    ("POST backup", |all| ("null".to_owned(), all.name_of::<Option<BackupView>>())),
];

/// The file `admin.ts`.
#[must_use]
pub fn file() -> String {
    let mut all = Declarations::default();
    let error = all.name_of::<AdminError>();
    let lines = ENDPOINTS.iter().map(|(name, types)| {
        let (request, response) = types(&mut all);
        format!("  '{name}': {{ request: {request}; response: {response} }};\n")
    });
    let map: String = lines.collect();
    let declared: String = all.texts().map(|text| format!("{text}\n\n")).collect();
    format!(
        "// Generated from the types of the server by `cargo xtask codegen`. Do not edit.\n\n{declared}\
         /** Every endpoint below `/admin/api` with its request and response; errors are `{error}`. */\n\
         export interface AdminApi {{\n{map}}}\n"
    )
}
