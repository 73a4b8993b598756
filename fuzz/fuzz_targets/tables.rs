//! Hostile bytes for the reader `tables`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("tables").read)(bytes);
});
