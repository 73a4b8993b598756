//! Types as TypeScript declares them, with all that they need.

use std::any::TypeId;
use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// Declarations as they are gathered, by name.
pub struct Declarations {
    config: Config,
    seen: Vec<TypeId>,
    found: BTreeMap<String, String>,
}

impl Default for Declarations {
    fn default() -> Self {
        // Money and instants stay below 9e15 and are safe integers (ARCHITECTURE.md).
        Self { config: Config::new().with_large_int("number"), seen: Vec::new(), found: BTreeMap::new() }
    }
}

impl Declarations {
    /// The TypeScript name of a type; it and all that it needs are declared.
    pub fn name_of<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
    /// What was gathered, in the order of the names.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.found.values().map(String::as_str)
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        T::visit_generics(self);
        T::visit_dependencies(self);
        // Only types of our own have a file to go to; primitives and containers are inline.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            self.found.insert(T::ident(&self.config), format!("{docs}export {}", T::decl(&self.config)));
        }
    }
}
