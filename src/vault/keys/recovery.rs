//! The recovery key on paper: 28 random symbols and 4 that find typing errors, in eight groups of four.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{derive, root};
use crate::domain::id::VaultId;
use crate::vault::Error;
use crate::vault::secret::{Secret, random, silent};

/// Without 0 O 1 I, which look alike on paper.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// 140 random bits: beyond any search.
const RANDOM: usize = 28;
/// 20 bits: all but one typing error in a million is found before anything is tried.
const CHECK: usize = 4;

/// Opens the journal when every passphrase is forgotten. Shown once, typed back whole.
pub struct RecoveryKey(Zeroizing<[u8; RANDOM]>);

silent! { RecoveryKey }

/// What is wrong with a recovery key as it was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RecoveryFault {
    #[error("the recovery key has {typed} symbols instead of 32")]
    Length { typed: usize },
    /// `position` counts symbols from 1. The digits 0 and 1 and the letters O and I never occur.
    #[error("symbol {position} does not occur in recovery keys")]
    Symbol { position: usize, symbol: char },
    #[error("the recovery key was mistyped somewhere")]
    Check,
}

impl RecoveryKey {
    /// A fresh one.
    pub fn new() -> Result<Self, Error> {
        let bits = random::<18>()?;
        Ok(Self::from_bits(&bits))
    }

    /// From 140 bits; the last four of the 18 bytes are not used.
    fn from_bits(bits: &[u8; 18]) -> Self {
        let mut symbols = Zeroizing::new([0; RANDOM]);
        for (symbol, index) in symbols.iter_mut().zip(fives(bits)) {
            *symbol = letter(index);
        }
        Self(symbols)
    }

    /// Reads what was typed; case, spaces and hyphens do not matter.
    pub fn parse(text: &str) -> Result<Self, RecoveryFault> {
        let mut typed = Zeroizing::new(Vec::with_capacity(text.len()));
        for symbol in text.chars().filter(|symbol| !is_ignored(*symbol)) {
            let position = typed.len() + 1;
            let known = u8::try_from(symbol.to_ascii_uppercase())
                .ok()
                .filter(|byte| ALPHABET.contains(byte));
            typed.push(known.ok_or(RecoveryFault::Symbol { position, symbol })?);
        }
        let length = RecoveryFault::Length { typed: typed.len() };
        let (symbols, check) = typed.split_first_chunk::<RANDOM>().ok_or(length)?;
        let check: &[u8; CHECK] = check.try_into().or(Err(length))?;
        let key = Self(Zeroizing::new(*symbols));
        if key.check() == *check {
            Ok(key)
        } else {
            Err(RecoveryFault::Check)
        }
    }

    /// `XXXX-XXXX-…`, for the one time it is shown.
    pub fn to_text(&self) -> Zeroizing<String> {
        let check = self.check();
        let mut text = Zeroizing::new(String::with_capacity(39));
        for (at, symbol) in self.0.iter().chain(&check).enumerate() {
            if at > 0 && at.is_multiple_of(4) {
                text.push('-');
            }
            text.push(char::from(*symbol));
        }
        text
    }

    /// Whether it was typed back right.
    pub fn is(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }

    /// What is sealed to: it opens nothing, and the journal says it.
    pub(crate) fn public(&self, vault: VaultId) -> Result<[u8; 32], Error> {
        root::public_of(&self.exchange(vault))
    }

    /// The private key that opens the root key sealed to the recovery key.
    pub(crate) fn exchange(&self, vault: VaultId) -> Secret {
        derive(vault.as_bytes(), self.0.as_slice(), b"mimik/recovery/v1")
    }

    fn check(&self) -> [u8; CHECK] {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(b"mimik-recovery-check-v1")
            .chain_update(self.0.as_slice())
            .finalize()
            .into();
        let mut symbols = [0; CHECK];
        for (symbol, index) in symbols.iter_mut().zip(fives(&hash)) {
            *symbol = letter(index);
        }
        symbols
    }
}

/// Hyphens of every length, because word processors change them.
const fn is_ignored(symbol: char) -> bool {
    symbol.is_whitespace() || matches!(symbol, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Bits in groups of five, the first bit first.
fn fives(bytes: &[u8]) -> impl Iterator<Item = u8> {
    (0..bytes.len() * 8 / 5).map(move |group| {
        (group * 5..group * 5 + 5).fold(0, |five, bit| {
            let byte = bytes.get(bit / 8).copied().unwrap_or_default();
            five << 1 | (byte >> (7 - bit % 8) & 1)
        })
    })
}

fn letter(index: u8) -> u8 {
    ALPHABET
        .get(usize::from(index))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::fixture::id;
    use crate::vault::hex;

    const FIXED: &str = "42AK-66SN-4ND3-G82T-5AFK-S9AY-5WJ4-HD8D";

    fn fixed() -> RecoveryKey {
        let mut bits: [u8; 18] = std::array::from_fn(|i| 0x10 + i as u8);
        bits[17] = 0x20;
        RecoveryKey::from_bits(&bits)
    }

    #[test]
    fn the_fixed_recovery_key_holds() {
        let key = fixed();
        assert_eq!(*key.to_text(), FIXED);
        assert_eq!(
            hex::encode(key.exchange(id("001")).as_slice()),
            "32f65a9648f47ba321000ddb5864bec3c39740553b6c4d3449288e87f05ad5cc"
        );
    }

    #[test]
    fn case_spaces_and_hyphens_do_not_matter() {
        for text in [
            FIXED,
            &FIXED.to_lowercase(),
            &FIXED.replace('-', ""),
            &FIXED.replace('-', "  \n"),
            &FIXED.replace('-', "–"),
            &format!(" {FIXED} "),
        ] {
            let key = RecoveryKey::parse(text).expect("the key");
            assert!(key.is(&fixed()));
        }
    }

    #[test]
    fn a_typing_error_is_named() {
        let fault = |text: &str| RecoveryKey::parse(text).err();
        assert_eq!(fault(""), Some(RecoveryFault::Length { typed: 0 }));
        assert_eq!(fault("42AK-66SN"), Some(RecoveryFault::Length { typed: 8 }));
        assert_eq!(
            fault(&format!("{FIXED}2")),
            Some(RecoveryFault::Length { typed: 33 })
        );
        assert_eq!(
            fault("42AK-6O"),
            Some(RecoveryFault::Symbol {
                position: 6,
                symbol: 'O'
            })
        );
        assert_eq!(
            fault("4å"),
            Some(RecoveryFault::Symbol {
                position: 2,
                symbol: 'å'
            })
        );
    }

    #[test]
    fn every_single_slip_and_every_swap_of_neighbours_is_found() {
        let symbols: Vec<u8> = FIXED.bytes().filter(|symbol| *symbol != b'-').collect();
        let is_found = |typed: &[u8]| {
            let text = std::str::from_utf8(typed).expect("ASCII");
            matches!(RecoveryKey::parse(text), Err(RecoveryFault::Check))
        };
        for at in 0..symbols.len() {
            for other in ALPHABET {
                let mut typed = symbols.clone();
                typed[at] = *other;
                assert!(typed == symbols || is_found(&typed), "{at} {other}");
            }
            let mut swapped = symbols.clone();
            swapped.swap(at, (at + 1) % symbols.len());
            assert!(swapped == symbols || is_found(&swapped), "{at}");
        }
    }

    #[test]
    fn two_recovery_keys_differ_and_come_back_whole() {
        let (one, two) = (
            RecoveryKey::new().expect("a key"),
            RecoveryKey::new().expect("a key"),
        );
        assert!(!one.is(&two));
        assert!(
            RecoveryKey::parse(&one.to_text())
                .expect("the key")
                .is(&one)
        );
    }
}
