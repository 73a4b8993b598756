//! Hostile bytes for the reader `barcodes`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (kontor_hostile::reader("barcodes").read)(bytes);
});
