//! Hostile bytes for the reader `key_file`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("key_file").read)(bytes);
});
