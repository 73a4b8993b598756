//! Hostile bytes for the reader `archive`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("archive").read)(bytes);
});
