//! Hostile bytes for the reader `year`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("year").read)(bytes);
});
