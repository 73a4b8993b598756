//! Hostile bytes for the reader `typed`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("typed").read)(bytes);
});
