//! Hostile bytes for the reader `commits`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("commits").read)(bytes);
});
