//! The fragments of one or two letters that many lines hold, each with its lines: looking for those in the text would
//! stop at nearly every patient.

use std::collections::BTreeMap;

use super::bits::Bits;

/// A fragment is common if more than one line in so many holds it.
const ONE_IN: usize = 16;

/// One or two bytes; a single one stands behind nought.
type Fragment = [u8; 2];

#[derive(Default)]
pub(super) struct Common {
    lines: BTreeMap<Fragment, Bits>,
}

impl Common {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Self {
        // Looked up for every letter of every line, so by number and not in a map.
        let mut found: Vec<Option<Bits>> = Vec::new();
        found.resize_with(1 << 16, || None);
        let mut length = 0;
        for (at, line) in lines.enumerate() {
            for fragment in fragments(line) {
                let number = usize::from(u16::from_be_bytes(fragment));
                if let Some(bits) = found.get_mut(number) {
                    bits.get_or_insert_default().set(at);
                }
            }
            length = at + 1;
        }
        let numbered = (0..=u16::MAX).map(u16::to_be_bytes).zip(found);
        let common = numbered.filter_map(|(fragment, bits)| {
            let mut bits = bits.filter(|bits| bits.count() * ONE_IN > length)?;
            bits.grow_to(length);
            Some((fragment, bits))
        });
        Self {
            lines: common.collect(),
        }
    }

    /// The lines that hold a word; none if it is longer than a fragment or not common.
    pub(super) fn holding(&self, word: &[u8]) -> Option<&Bits> {
        match *word {
            [one] => self.lines.get(&[0, one]),
            [one, two] => self.lines.get(&[one, two]),
            _ => None,
        }
    }

    pub(super) fn insert(&mut self, at: usize, line: &[u8]) {
        for (fragment, bits) in &mut self.lines {
            bits.insert(at, fragments(line).any(|held| held == *fragment));
        }
    }

    pub(super) fn remove(&mut self, at: usize) {
        for bits in self.lines.values_mut() {
            bits.remove(at);
        }
    }
}

/// Blanks and tabs part words, so no word holds them.
fn fragments(line: &[u8]) -> impl Iterator<Item = Fragment> + '_ {
    let single = line.iter().map(|&one| [0, one]);
    let pairs = line.windows(2).filter_map(|pair| pair.try_into().ok());
    single
        .chain(pairs)
        .filter(|fragment| fragment.iter().all(|byte| !matches!(byte, b' ' | b'\t')))
}
