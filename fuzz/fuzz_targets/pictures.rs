//! Hostile bytes for the reader `pictures`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("pictures").read)(bytes);
});
