//! Hostile bytes for the reader `recovery_key`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("recovery_key").read)(bytes);
});
