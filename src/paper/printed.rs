//! When a page was printed, and where the journal stood then: a print that somebody keeps is an anchor outside the folder.

use crate::domain::chain::Hash;
use crate::domain::time::Moment;
use crate::text::{Text, fill};

/// So many digits of a head are on paper: few enough to be read aloud, and more than anybody can search for.
const DIGITS: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Printed {
    pub at: Moment,
    /// Number and hash of the journal's newest entry; none if it could not be read.
    pub head: Option<(i64, Hash)>,
}

impl Printed {
    /// »Udskrevet 25. nov. 2026 kl. 14.52 · Journalens post 23 · 3f2a 91bc 07d4«.
    pub fn said(&self, text: &Text) -> String {
        let when = text.dated(self.at);
        let printed = fill(&text.paper.printed, &[("when", &when)]);
        let Some((seq, hash)) = self.head else {
            return printed;
        };
        let pairs = hash
            .iter()
            .take(DIGITS / 2)
            .map(|byte| (byte >> 4, byte & 15));
        let digits = pairs.flat_map(|(first, second)| [first, second]);
        let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
        let digits: Vec<char> = digits.collect();
        let groups: Vec<String> = digits.chunks(4).map(String::from_iter).collect();
        let (entry, head) = (seq.to_string(), groups.join(" "));
        let head = fill(&text.paper.head, &[("entry", &entry), ("head", &head)]);
        format!("{printed} · {head}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_page_says_where_the_journal_stood() {
        let text = Text::load(Language::Danish).expect("Danish");
        let mut hash = [0; 32];
        hash[..6].copy_from_slice(&[0x3f, 0x2a, 0x91, 0xbc, 0x07, 0xd4]);
        let at = Moment::parse_rfc3339("2026-11-25T14:52:00+01:00").expect("a moment");
        let head = Some((23, hash));
        assert_eq!(
            Printed { at, head }.said(&text),
            "Udskrevet 25. nov. 2026 kl. 14.52 · Journalens post 23 · 3f2a 91bc 07d4"
        );
        let alone = Printed { at, head: None }.said(&text);
        assert_eq!(alone, "Udskrevet 25. nov. 2026 kl. 14.52");
    }
}
