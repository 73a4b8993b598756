//! Hostile bytes for the reader `backups`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("backups").read)(bytes);
});
