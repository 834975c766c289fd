//! Many short lines in one run of text that is wiped when it is dropped or outgrown.

use zeroize::Zeroizing;

use super::PART;
use super::query::Words;

const END: u8 = b'\n';

/// Lines of text, each ended by a line feed.
pub(super) struct Lines {
    text: Zeroizing<Vec<u8>>,
    /// Where each line begins, and behind the last one where the text ends.
    starts: Vec<u32>,
}

impl Lines {
    /// Room for so many lines of so many bytes, and some more.
    pub(super) fn with_room(lines: usize, bytes: usize) -> Self {
        let mut starts = Vec::with_capacity(lines + lines / 8 + 2);
        starts.push(0);
        Self {
            text: Zeroizing::new(Vec::with_capacity(lines * bytes + 4096)),
            starts,
        }
    }

    pub(super) fn line(&self, at: usize) -> &[u8] {
        self.range(at)
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }

    /// Puts in a line made of parts. What would end a line or a part becomes a blank.
    pub(super) fn insert(&mut self, at: usize, parts: &[&str]) {
        let Some(&start) = self.starts.get(at) else {
            return;
        };
        let length = parts.iter().map(|part| part.len() + 1).sum();
        self.make_room(length);
        let last = parts.len().saturating_sub(1);
        let parts = parts.iter().enumerate().flat_map(|(number, part)| {
            let end = if number == last { END } else { PART as u8 };
            part.bytes().map(without_marks).chain([end])
        });
        if start as usize == self.text.len() {
            self.text.extend(parts);
        } else {
            // Gathered first: a splice that knows its length moves the tail in place.
            let line: Zeroizing<Vec<u8>> = Zeroizing::new(parts.collect());
            let start = start as usize;
            drop(self.text.splice(start..start, line.iter().copied()));
        }
        self.starts.insert(at, start);
        self.shift_behind(at, i64::try_from(length).unwrap_or_default());
    }

    pub(super) fn remove(&mut self, at: usize) {
        let Some(range) = self.range(at).map(|range| range.start..range.end + 1) else {
            return;
        };
        let length = i64::try_from(range.len()).unwrap_or_default();
        drop(self.text.drain(range));
        self.starts.remove(at);
        if at == 0 {
            // The first line always begins at nought, whatever stood there.
            self.shift_behind(0, -length);
            if let Some(first) = self.starts.first_mut() {
                *first = 0;
            }
        } else {
            self.shift_behind(at - 1, -length);
        }
    }

    /// Calls with the number of each line that holds all words, in order; without words with none.
    pub(super) fn each_holding(&self, words: &Words, mut found: impl FnMut(usize)) {
        let Some(longest) = &words.longest else {
            return;
        };
        let (mut at, mut from) = (0, 0);
        while let Some(hit) = self.text.get(from..).and_then(|rest| longest.find(rest)) {
            at = self.line_of(at, from + hit);
            let line = self.line(at);
            if words.others.iter().all(|word| word.find(line).is_some()) {
                found(at);
            }
            at += 1;
            let Some(&next) = self.starts.get(at) else {
                return;
            };
            from = next as usize;
        }
    }

    /// The line that holds a place in the text, at or behind a line: in leaps of doubling length, then by halves.
    fn line_of(&self, at: usize, place: usize) -> usize {
        let begins_behind = |line: usize| {
            self.starts
                .get(line)
                .is_none_or(|&start| start as usize > place)
        };
        let mut leap = 1;
        while !begins_behind(at + leap) {
            leap *= 2;
        }
        let low = at + leap / 2;
        let high = (at + leap).min(self.starts.len());
        let between = self.starts.get(low..high).unwrap_or_default();
        (low + between.partition_point(|&start| start as usize <= place)).saturating_sub(1)
    }

    /// Without its end.
    fn range(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let (start, next) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        Some(start as usize..next as usize - 1)
    }

    fn shift_behind(&mut self, at: usize, by: i64) {
        for start in self.starts.iter_mut().skip(at + 1) {
            *start = (i64::from(*start) + by) as u32;
        }
    }

    /// Grows by copying and wiping: a vector that grows by itself would leave its old text behind.
    fn make_room(&mut self, more: usize) {
        let needed = self.text.len() + more;
        if needed > self.text.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed + needed / 2));
            larger.extend_from_slice(&self.text);
            self.text = larger;
        }
    }
}

const fn without_marks(byte: u8) -> u8 {
    if byte == END || byte == PART as u8 {
        b' '
    } else {
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &Lines) -> Vec<String> {
        (0..lines.starts.len() - 1)
            .map(|at| String::from_utf8_lossy(lines.line(at)).into_owned())
            .collect()
    }

    #[test]
    fn lines_come_and_go_anywhere() {
        let mut lines = Lines::with_room(0, 0);
        for (at, text) in [(0, "b"), (1, "dd"), (0, "a"), (2, "cc\nc"), (4, "")] {
            lines.insert(at, &[text]);
        }
        assert_eq!(texts(&lines), ["a", "b", "cc c", "dd", ""]);
        lines.remove(0);
        lines.remove(1);
        assert_eq!(texts(&lines), ["b", "dd", ""]);
        lines.remove(2);
        lines.remove(0);
        lines.remove(0);
        assert_eq!(texts(&lines), [""; 0]);
        lines.insert(0, &["x", "y"]);
        assert_eq!(texts(&lines), ["x\u{1F}y"]);
    }

    #[test]
    fn the_line_of_a_place_is_found_from_any_line_before_it() {
        let mut lines = Lines::with_room(0, 0);
        for at in 0..40 {
            lines.insert(at, &["x".repeat(at % 3).as_str()]);
        }
        for at in 0..40 {
            let range = lines.range(at).expect("a line");
            for from in 0..=at {
                assert_eq!(lines.line_of(from, range.start), at);
                assert_eq!(lines.line_of(from, range.end), at);
            }
        }
    }
}
