//! A company's key in a form for people: eight groups of eight characters that can be written down, read out and typed.
//!
//! Each group holds four bytes of the key and one of checking, as Crockford's base 32 (no I, L, O, U; what people read as such is taken
//! for 1, 1, 0). The checking byte covers the number of the group, so that a mistake, a group that was left out and two that were
//! swapped are found, and the group is named. No file beside it is needed: whoever has these characters has the key.

use kontor_core::fault::{Code, Fault};
use zeroize::Zeroizing;

use crate::key::Key;

/// Groups of a recovery key.
pub const GROUPS: usize = 8;

/// Crockford's base 32.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The groups of a key, in their order.
#[must_use]
pub fn groups(key: &Key) -> Vec<Zeroizing<String>> {
    let parts = key.bytes().chunks_exact(4).zip(0_u8..);
    parts.map(|(part, place)| Zeroizing::new(written(part, check(place, part)))).collect()
}

/// One group: four bytes and their check, five bits a character.
fn written(part: &[u8], check: u8) -> String {
    let bits = part.iter().chain([&check]).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8_u32)
        .rev()
        .filter_map(|nth| usize::try_from(bits >> (nth * 5) & 31).ok().and_then(|digit| DIGITS.get(digit)))
        .map(|digit| char::from(*digit))
        .collect()
}

/// CRC-8 with the polynomial 0x2F, which finds up to three wrong bits in so short a word, and every wrong character.
fn check(place: u8, part: &[u8]) -> u8 {
    std::iter::once(&place).chain(part).fold(0xff_u8, |check, byte| {
        (0..8).fold(check ^ byte, |check, _| if check & 0x80 == 0 { check << 1 } else { check << 1 ^ 0x2f })
    })
}

/// A key from what a person typed: with dashes, spaces or nothing between the groups, in capitals or not.
///
/// # Errors
/// `recovery-key-wrong` with `group`, the first (from 1) that is not as it was written down; `recovery-key-length` where characters
/// are missing or too many.
pub fn read(typed: &str) -> Result<Key, Fault> {
    let signs: Zeroizing<Vec<char>> =
        Zeroizing::new(typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect());
    let mut bytes = Zeroizing::new([0_u8; 32]);
    let groups = signs.chunks(8).zip(0_u8..);
    for ((group, place), part) in groups.zip(bytes.chunks_exact_mut(4)) {
        let read =
            read_group(place, group).ok_or_else(|| Fault::new(Code::RecoveryKeyWrong).with("group", place + 1))?;
        part.copy_from_slice(&read);
    }
    if signs.len() == GROUPS * 8 {
        Ok(Key::new(*bytes))
    } else {
        Err(Fault::new(Code::RecoveryKeyLength).with("length", signs.len()).with("expected", GROUPS * 8))
    }
}

fn read_group(place: u8, group: &[char]) -> Option<[u8; 4]> {
    let bits = group.iter().try_fold(0_u64, |bits, sign| Some(bits << 5 | value_of(*sign)?))?;
    let [_, _, _, a, b, c, d, found] = bits.to_be_bytes();
    (group.len() == 8 && found == check(place, &[a, b, c, d])).then_some([a, b, c, d])
}

fn value_of(sign: char) -> Option<u64> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    DIGITS.iter().position(|digit| char::from(*digit) == sign).and_then(|at| u64::try_from(at).ok())
}

/// Whether what was typed is that group (from 1) of the key.
#[must_use]
pub fn is_group(key: &Key, number: usize, typed: &str) -> bool {
    let clean =
        |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).map(value_of).collect::<Option<Vec<_>>>();
    let group = number.checked_sub(1).and_then(|at| groups(key).into_iter().nth(at));
    group.is_some_and(|group| clean(typed).is_some_and(|typed| Some(typed) == clean(&group)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(key: &Key) -> String {
        groups(key).iter().map(|group| group.as_str()).collect::<Vec<_>>().join("-")
    }
    fn wrong_group(typed: &str) -> Option<String> {
        read(typed).err().and_then(|fault| fault.params.get("group").cloned())
    }

    proptest! {
        #[test]
        fn what_is_written_down_is_the_key(bytes in any::<[u8; 32]>()) {
            let key = Key::new(bytes);
            let text = text(&key);
            prop_assert_eq!(text.len(), 8 * 8 + 7);
            prop_assert!(read(&text).unwrap().same(&key));
            let careless = text.to_lowercase().replace('-', " ").replace('1', "l").replace('0', "o");
            prop_assert!(read(&careless).unwrap().same(&key));
        }
        #[test]
        fn nothing_typed_can_stop_the_program(typed in ".{0,90}") {
            let _ = read(&typed);
        }
    }

    #[test]
    fn every_single_wrong_character_is_found_in_its_group() {
        let right = text(&Key::new(std::array::from_fn(|at| u8::try_from(at * 37 % 251).unwrap())));
        let mut tried = 0;
        for (at, sign) in right.char_indices().filter(|(_, sign)| *sign != '-') {
            for other in DIGITS.iter().map(|digit| char::from(*digit)).filter(|other| *other != sign) {
                let typed: String =
                    right.char_indices().map(|(nth, sign)| if nth == at { other } else { sign }).collect();
                assert_eq!(wrong_group(&typed), Some((at / 9 + 1).to_string()), "{typed}");
                tried += 1;
            }
        }
        assert_eq!(tried, 64 * 31);
    }

    #[test]
    fn swapped_neighbours_swapped_groups_and_missing_ends_are_found() {
        let right = text(&Key::new(std::array::from_fn(|at| u8::try_from(255 - at * 5).unwrap())));
        let signs: Vec<char> = right.chars().collect();
        for at in 1..signs.len() {
            let mut typed = signs.clone();
            typed.swap(at - 1, at);
            if typed != signs && !typed.contains(&'-') {
                assert!(wrong_group(&typed.iter().collect::<String>()).is_some());
            }
        }
        let mut groups: Vec<&str> = right.split('-').collect();
        groups.swap(2, 5);
        assert_eq!(wrong_group(&groups.join("-")).as_deref(), Some("3"));
        let code = |typed: &str| read(typed).unwrap_err().code;
        assert_eq!(code(&right[..right.len() - 9]), Code::RecoveryKeyLength);
        assert_eq!(code(&format!("{right}-00000000")), Code::RecoveryKeyLength);
        assert_eq!(wrong_group(&right[..right.len() - 1]).as_deref(), Some("8"));
        assert_eq!(code(""), Code::RecoveryKeyLength);
    }

    #[test]
    fn a_part_is_told_from_other_parts() {
        let key = Key::new([0x5a; 32]);
        let third = groups(&key).into_iter().nth(2).unwrap();
        assert!(is_group(&key, 3, &format!(" {} ", third.to_lowercase())));
        assert!(!is_group(&key, 4, &third) && !is_group(&key, 9, &third) && !is_group(&key, 0, &third));
        assert!(!is_group(&key, 3, "") && !is_group(&key, 3, "ü"));
    }
}
