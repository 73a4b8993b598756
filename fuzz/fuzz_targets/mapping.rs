//! Hostile bytes for the reader `mapping`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("mapping").read)(bytes);
});
