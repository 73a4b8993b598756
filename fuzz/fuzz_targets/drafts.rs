//! Hostile bytes for the reader `drafts`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("drafts").read)(bytes);
});
