//! Hostile bytes for the reader `requests`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("requests").read)(bytes);
});
