//! Hostile bytes for the reader `evidence`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("evidence").read)(bytes);
});
