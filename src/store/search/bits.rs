//! One bit for each line: which lines hold something.

use zeroize::Zeroizing;

#[derive(Default)]
pub(super) struct Bits {
    words: Zeroizing<Vec<u64>>,
    length: usize,
}

impl Bits {
    /// All of them set.
    pub(super) fn all(length: usize) -> Self {
        let mut bits = Self {
            words: Zeroizing::new(vec![u64::MAX; length.div_ceil(64)]),
            length,
        };
        bits.clear_behind();
        bits
    }

    /// Sets one bit, growing as far as it.
    pub(super) fn set(&mut self, at: usize) {
        self.grow_to(at + 1);
        if let Some(word) = self.words.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    pub(super) fn grow_to(&mut self, length: usize) {
        self.length = self.length.max(length);
        self.words.resize(self.length.div_ceil(64), 0);
    }

    pub(super) fn count(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The places of the first bits that are set.
    pub(super) fn first(&self, limit: usize) -> impl Iterator<Item = usize> + '_ {
        let words = self
            .words
            .iter()
            .enumerate()
            .filter(|(_, word)| **word != 0);
        let places = words.flat_map(|(at, word)| {
            let word = *word;
            (0..64)
                .filter(move |bit| word >> bit & 1 == 1)
                .map(move |bit| at * 64 + bit)
        });
        places.take(limit)
    }

    /// Keeps only what the other has too.
    pub(super) fn and(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        for (word, other) in self.words.iter_mut().zip(other.words.iter()) {
            *word &= other;
        }
    }

    /// Puts in a bit; those at and behind its place move one further.
    pub(super) fn insert(&mut self, at: usize, bit: bool) {
        self.grow_to(self.length.max(at) + 1);
        let mut carry = u64::from(bit);
        for (number, word) in self.words.iter_mut().enumerate().skip(at / 64) {
            let kept = if number == at / 64 {
                (1 << (at % 64)) - 1
            } else {
                0
            };
            let moved = *word & !kept;
            let first = if number == at / 64 {
                carry << (at % 64)
            } else {
                carry
            };
            carry = *word >> 63;
            *word = *word & kept | moved << 1 | first;
        }
    }

    /// Takes out a bit; those behind its place move one nearer.
    pub(super) fn remove(&mut self, at: usize) {
        if at >= self.length {
            return;
        }
        let mut carry = 0;
        for (number, word) in self.words.iter_mut().enumerate().skip(at / 64).rev() {
            let kept = if number == at / 64 {
                (1 << (at % 64)) - 1
            } else {
                0
            };
            let first = *word & 1;
            *word = *word & kept | (*word >> 1) & !kept | carry << 63;
            carry = first;
        }
        self.length -= 1;
        self.clear_behind();
    }

    fn clear_behind(&mut self) {
        self.words.truncate(self.length.div_ceil(64));
        let used = self.length % 64;
        if used > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bits_come_and_go_as_in_a_list(
            steps in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), any::<bool>()), 0..400)
        ) {
            let (mut bits, mut list) = (Bits::default(), Vec::new());
            for (place, bit, remove) in steps {
                if remove && list.len() > 130 {
                    let at = place.index(list.len());
                    bits.remove(at);
                    list.remove(at);
                } else {
                    let at = place.index(list.len() + 1);
                    bits.insert(at, bit);
                    list.insert(at, bit);
                }
            }
            let set: Vec<usize> = (0..list.len()).filter(|&at| list[at]).collect();
            prop_assert_eq!(bits.count(), set.len());
            prop_assert_eq!(bits.first(usize::MAX).collect::<Vec<_>>(), set);
            let mut all = Bits::all(list.len());
            prop_assert_eq!(all.count(), list.len());
            all.and(&bits);
            prop_assert_eq!(all.count(), bits.count());
        }
    }
}
